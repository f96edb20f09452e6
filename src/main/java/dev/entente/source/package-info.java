/** The catalogue of sources: the sites that news is read from, and the file that lists them. */
package dev.entente.source;

/** The catalogue of sources: the sites that news is read from, from the sources file and from administrators. */
package dev.entente.source;

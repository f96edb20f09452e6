/**
 * The plugin inside the server: components that stock Elasticsearch has built in and the embedded distribution lacks, under
 * the same names and with the same parameters.
 */
package dev.entente.engine.analysis;

/** Elasticsearch, write side: the connection, index definitions, rollover, and the writer of articles. */
package dev.entente.index;

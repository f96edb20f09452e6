/** The embedded Elasticsearch: installed, started as a child process, watched and stopped; and its analysis plugin. */
package dev.entente.engine;

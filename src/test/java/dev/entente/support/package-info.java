/** What many rooms' tests stand on: the shared Elasticsearch, local sites, samples. */
package dev.entente.support;

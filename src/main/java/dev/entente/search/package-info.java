/** Elasticsearch, read side: criteria, the query made from them, facets, highlights and suggestions. */
package dev.entente.search;

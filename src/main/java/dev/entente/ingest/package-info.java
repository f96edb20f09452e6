/** The pipeline from page to index: crawl and import both end here. */
package dev.entente.ingest;

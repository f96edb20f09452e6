/**
 * Polite bytes: which URLs are known, when each may be fetched, and one HTTP request for each. Only this room opens
 * sockets to sites.
 */
package dev.entente.crawl;

/**
 * Speaks the server's own language. Compiled against Elasticsearch, shipped in the plugin's jar, and loaded by the portal
 * only in a class loader over the installed server's libraries.
 */
package dev.entente.engine.launch;

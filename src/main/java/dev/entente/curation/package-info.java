/**
 * What people mend in the tags: the log of their acts, and what those acts make of the registry and of an article's tags.
 * The rules are pure; the log and the re-tagging of articles are kept through the ports {@link
 * dev.entente.curation.CurationLog} and {@link dev.entente.curation.Retags}.
 */
package dev.entente.curation;

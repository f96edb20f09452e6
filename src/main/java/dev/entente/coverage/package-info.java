/** What is known of the completeness of the archive: crawls as they went, day by day, and what is missing. */
package dev.entente.coverage;

/** Finds the names of persons, organisations and places in English text with a statistical model. Knows nothing of offices. */
package dev.entente.tag.names;

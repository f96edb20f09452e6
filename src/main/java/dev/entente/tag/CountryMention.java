package dev.entente.tag;

/**
 * A place in a passage that names a country.
 *
 * @param country ISO code
 * @param start offset in the passage's text
 * @param end offset after the last character
 */
record CountryMention(String country, CountryWord.Kind kind, int start, int end) {}

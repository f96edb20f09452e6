package dev.entente.article;

import java.util.List;

/**
 * A country that an article is about, or only mentions.
 *
 * @param id ISO 3166-1 alpha-2 code, upper case
 * @param about whether a reader would file the article under the country
 */
public record CountryTag(String id, boolean about, List<Evidence> evidence) {}

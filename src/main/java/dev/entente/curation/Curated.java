package dev.entente.curation;

import dev.entente.article.Tags;
import java.util.List;

/**
 * Tags as curators want them.
 *
 * @param acts ids of the entries that changed something, in order of id: were one undone, the article would have other tags
 */
public record Curated(Tags tags, List<String> acts) {}

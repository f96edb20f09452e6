package dev.entente.article;

/** An article with its tags: what is indexed. */
public record TaggedArticle(Article article, Tags tags) {}

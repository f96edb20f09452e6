package dev.entente.article;

/** What a tag can stand for. */
public enum TagKind {
    COUNTRY,
    OFFICIAL,
    TOPIC,
    AGENCY
}

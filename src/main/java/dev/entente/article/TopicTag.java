package dev.entente.article;

import java.util.List;

/** A node of the taxonomy that an article treats. */
public record TopicTag(String id, List<Evidence> evidence) {}

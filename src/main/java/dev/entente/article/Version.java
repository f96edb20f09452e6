package dev.entente.article;

import java.time.Instant;

/**
 * A text that an article had at a time, and has no more.
 *
 * @param readAt when it was first read so
 * @param body paragraphs, separated by one empty line
 * @param shortened whether it was much shorter than the text before it, which therefore stayed the article's text
 */
public record Version(Instant readAt, String title, String body, boolean shortened) {}

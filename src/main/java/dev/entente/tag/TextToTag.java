package dev.entente.tag;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param body paragraphs, separated by one empty line
 * @param language ISO 639-1 code
 * @param publishedAt the day of publication, null where unknown
 */
public record TextToTag(
        String title,
        String body,
        String language,
        @Nullable LocalDate publishedAt) {}

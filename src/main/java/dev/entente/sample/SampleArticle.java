package dev.entente.sample;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One article file: what the paper has under a slug from an edition on.
 *
 * @param slug last part of the address; the file of a later edition with the same slug replaces the earlier one
 * @param edition the first edition that has it: 1 or 2
 * @param gone the address answers 410, and nothing but links in other texts leads to it
 * @param lead stands on top of the front page
 * @param standfirst one or two sentences under the headline; empty where there is none
 * @param place of the dateline; empty where there is none
 * @param updated null where the text was never changed
 * @param language ISO 639-1 code
 * @param picture file name in {@code static/images}
 * @param body Markdown; a link to a slug leads to that article
 */
record SampleArticle(
        String slug,
        Section section,
        Layout layout,
        int edition,
        boolean gone,
        boolean lead,
        String title,
        String standfirst,
        String author,
        String place,
        OffsetDateTime published,
        @Nullable OffsetDateTime updated,
        String language,
        String picture,
        String caption,
        String body) {

    private static final DateTimeFormatter DAY_PATH = DateTimeFormatter.ofPattern("yyyy/MM/dd/");

    /** Address on the site; the same for every version of the article. */
    String path() {
        return section.path() + DAY_PATH.format(publishedDay()) + slug;
    }

    LocalDate publishedDay() {
        return published.toLocalDate();
    }

    /** When the text was last changed. */
    OffsetDateTime changed() {
        return updated == null ? published : updated;
    }

    /** Text direction, as HTML's {@code dir} has it. */
    String direction() {
        return language.equals("fa") || language.equals("ar") ? "rtl" : "ltr";
    }
}

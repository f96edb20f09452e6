package dev.entente.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The saved queries of one owner.
 *
 * @param justSaved name of the query that was saved a moment ago, null for none
 * @param justDeleted name of the query that was deleted a moment ago, null for none
 */
public record SavedPage(
        List<Row> rows,
        @Nullable String justSaved,
        @Nullable String justDeleted) {
    /** @param news articles that came since it was last opened */
    public record Row(
            String name, String description, String href, String deleteHref, String feedHref, long news, String seen) {
        public String counted() {
            return Words.number(news);
        }
    }

    /**
     * A query that is opened.
     *
     * @param news articles that came since {@code since}; more than {@code fresh} lists where there are very many
     * @param sameHref shows the same again, later: what is new is then still the same
     */
    public record Opened(
            String name,
            String description,
            String since,
            long news,
            List<HitView> fresh,
            List<HitView> rest,
            long total,
            @Nullable Chart chart,
            String searchHref,
            String sameHref,
            String feedHref,
            String deleteHref) {
        public String newsCounted() {
            return news == 0 ? "Nothing new" : Words.counted(news, "new article");
        }

        public String counted() {
            return Words.counted(total, "article");
        }

        /** New articles that are not listed. */
        public long unlisted() {
            return Math.max(0, news - fresh.size());
        }
    }

    /** @param message what was wrong with what was sent before; empty at the first try */
    public record Form(String name, String description, List<Links.Field> fields, String message) {}
}

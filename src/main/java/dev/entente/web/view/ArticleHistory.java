package dev.entente.web.view;

import dev.entente.search.IndexedArticle;
import dev.entente.search.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an article since it was first read, and who else tells its story.
 *
 * @param withdrawn when its page was found to be gone, in words; null while it is there
 * @param shortened since when its page shows much less, in words; null while it shows all
 * @param changes of its text, shortened ones too
 * @param story null where nobody else tells it
 */
public record ArticleHistory(
        @Nullable String withdrawn,
        @Nullable String shortened,
        int changes,
        String versionsHref,
        @Nullable Others story) {
    private static final int LISTED = 6;

    /**
     * The other articles of a story.
     *
     * @param listed the first of them
     * @param more how many are not listed
     */
    public record Others(String href, String summary, List<StoryPage.Row> listed, int more) {}

    static ArticleHistory of(IndexedArticle indexed, @Nullable Story story, Labels labels) {
        return new ArticleHistory(
                indexed.withdrawnAt() == null ? null : Words.time(indexed.withdrawnAt()),
                indexed.shortenedAt() == null ? null : Words.time(indexed.shortenedAt()),
                indexed.versions().size(),
                Links.versions(indexed.article().id()),
                others(indexed, story, labels));
    }

    private static @Nullable Others others(IndexedArticle indexed, @Nullable Story story, Labels labels) {
        if (story == null || story.members().size() < 2) {
            return null;
        }
        String self = Links.article(indexed.article().id());
        StoryPage page = StoryPage.of(story, labels);
        List<StoryPage.Row> rows =
                page.rows().stream().filter(row -> !row.href().equals(self)).toList();
        return new Others(
                Links.story(story.id()),
                page.summary(),
                rows.subList(0, Math.min(LISTED, rows.size())),
                Math.max(0, rows.size() - LISTED));
    }

    /** "2 changes of its text". */
    public String changed() {
        return Words.counted(changes, "change") + " of its text";
    }
}

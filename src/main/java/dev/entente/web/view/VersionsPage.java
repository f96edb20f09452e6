package dev.entente.web.view;

import dev.entente.article.Article;
import dev.entente.article.Version;
import dev.entente.search.IndexedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was changed in an article, the newest change first.
 *
 * @param first when the oldest text that is kept was read, in words
 */
public record VersionsPage(
        String title,
        String articleHref,
        String jsonHref,
        String language,
        String direction,
        String first,
        List<Change> changes) {
    /**
     * @param id of its heading
     * @param read when the new text was first read, in words
     * @param readIso the same for machines
     * @param shortened whether the new text was not taken, because it was much shorter
     * @param title pieces of the headline; empty where it stayed
     */
    public record Change(
            String id,
            String read,
            String readIso,
            boolean shortened,
            List<TextDiff.Piece> title,
            List<TextDiff.Passage> passages) {}

    public static VersionsPage of(IndexedArticle indexed) {
        Article article = indexed.article();
        List<Version> texts = texts(indexed);
        List<Change> changes = new ArrayList<>();
        Version kept = texts.get(0);
        for (Version next : texts.subList(1, texts.size())) {
            changes.add(0, change(changes.size() + 1, kept, next));
            if (!next.shortened()) {
                kept = next;
            }
        }
        return new VersionsPage(
                article.title(),
                Links.article(article.id()),
                "/api/v1/articles/" + article.id() + "/versions",
                article.language(),
                Words.direction(article.language()),
                Words.time(texts.get(0).readAt()),
                changes);
    }

    /** All texts that are kept, the present one among them, the oldest first. */
    public static List<Version> texts(IndexedArticle indexed) {
        Article article = indexed.article();
        List<Version> texts = new ArrayList<>(indexed.versions());
        Instant changed = indexed.changedAt();
        int place = (int)
                texts.stream().filter(text -> !text.readAt().isAfter(changed)).count();
        texts.add(place, new Version(changed, article.title(), article.body(), false));
        return texts;
    }

    private static Change change(int number, Version before, Version after) {
        return new Change(
                "change-" + number,
                Words.time(after.readAt()),
                after.readAt().toString(),
                after.shortened(),
                before.title().equals(after.title()) ? List.of() : TextDiff.pieces(before.title(), after.title()),
                before.body().equals(after.body()) ? List.of() : TextDiff.passages(before.body(), after.body()));
    }

    public String counted() {
        return changes.isEmpty() ? "No change" : Words.counted(changes.size(), "change");
    }
}

package dev.entente.web.view;

import dev.entente.article.Article;
import dev.entente.article.Details;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of an article, cut as its page shows it.
 *
 * @param standfirst the first paragraph, where the site sets it apart; else empty
 * @param changed when the site last changed the article, in words; null where it does not say
 * @param notes what a reader should know of the text
 */
public record ArticleText(
        List<MarkedText.Segment> standfirst,
        List<Passage> passages,
        @Nullable String changed,
        String changedIso,
        List<String> captions,
        List<String> notes) {

    /**
     * A paragraph of the text.
     *
     * @param kind text, heading, item or quote
     * @param opens whether it is the first of its kind in a row, or of its post
     * @param closes whether it is the last
     * @param time of the post of a live blog that begins here, in words; null where none begins, or has no time
     */
    public record Passage(
            String kind,
            boolean opens,
            boolean closes,
            @Nullable String time,
            List<MarkedText.Segment> segments) {}

    static ArticleText of(Article article, List<List<MarkedText.Segment>> paragraphs) {
        Details details = article.details();
        boolean apart = details.standfirst() != null
                && paragraphs.size() > 1
                && article.body().startsWith(details.standfirst() + "\n\n");
        OffsetDateTime changed = details.changedAt();
        boolean again = changed != null
                && (article.publishedAt() == null
                        || changed.toInstant().isAfter(article.publishedAt().toInstant()));
        return new ArticleText(
                apart ? paragraphs.get(0) : List.of(),
                passages(details, paragraphs, apart ? 1 : 0),
                again ? Words.time(changed) : null,
                again ? changed.toString() : "",
                details.captions(),
                notes(details));
    }

    private static List<Passage> passages(Details details, List<List<MarkedText.Segment>> paragraphs, int from) {
        Map<Integer, String> times = new HashMap<>();
        details.posts().stream()
                .filter(post -> post.at() != null)
                .forEach(post -> times.put(post.paragraph(), Words.time(post.at())));
        List<Passage> passages = new ArrayList<>();
        for (int i = from; i < paragraphs.size(); i++) {
            Details.Kind kind = kind(details, paragraphs, i);
            passages.add(new Passage(
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    i == from || kind != kind(details, paragraphs, i - 1) || times.containsKey(i),
                    i + 1 == paragraphs.size() || kind != kind(details, paragraphs, i + 1) || times.containsKey(i + 1),
                    times.get(i),
                    paragraphs.get(i)));
        }
        return passages;
    }

    private static Details.Kind kind(Details details, List<List<MarkedText.Segment>> paragraphs, int at) {
        return details.kinds().size() == paragraphs.size() ? details.kinds().get(at) : Details.Kind.TEXT;
    }

    private static List<String> notes(Details details) {
        List<String> notes = new ArrayList<>();
        if (details.truncated()) {
            notes.add("The page shows only the beginning of the text.");
        }
        if (details.paywalled()) {
            notes.add("The site says that the text is for subscribers; this is what it showed us.");
        }
        return notes;
    }
}

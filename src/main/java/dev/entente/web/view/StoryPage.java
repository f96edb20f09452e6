package dev.entente.web.view;

import dev.entente.search.Hit;
import dev.entente.search.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A story and all that tell it.
 *
 * @param rows by the time of publication
 * @param unlisted articles of a very large story that are not listed
 */
public record StoryPage(
        String title, String language, String direction, String summary, List<Row> rows, long unlisted) {
    /**
     * One article of the story.
     *
     * @param published and read: in words
     * @param note "first", whose words it prints, whether it was withdrawn
     */
    public record Row(
            String href,
            String title,
            String language,
            String direction,
            String source,
            String url,
            String published,
            String publishedIso,
            String read,
            List<String> notes) {}

    public static StoryPage of(Story story, Labels labels) {
        Hit first = story.members().get(0).hit();
        Map<String, String> wordings = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Story.Member member : story.members()) {
            Hit hit = member.hit();
            String source = labels.source(hit.source());
            List<String> notes = new ArrayList<>();
            if (hit == first && hit.publishedAt() != null) {
                notes.add("first");
            }
            String words = wordings.putIfAbsent(member.wording(), source);
            if (words != null) {
                notes.add(words.equals(source) ? "same words again" : "same words as " + words);
            } else if (hit != first) {
                notes.add("words of its own");
            }
            if (hit.withdrawnAt() != null) {
                notes.add("withdrawn");
            }
            rows.add(row(member, source, notes));
        }
        return new StoryPage(
                first.title(),
                first.language(),
                Words.direction(first.language()),
                summary(story.told()),
                rows,
                story.total() - rows.size());
    }

    private static Row row(Story.Member member, String source, List<String> notes) {
        Hit hit = member.hit();
        return new Row(
                Links.article(hit.id()),
                hit.title(),
                hit.language(),
                Words.direction(hit.language()),
                source,
                hit.url().toString(),
                hit.publishedAt() == null ? "no date" : Words.time(hit.publishedAt()),
                hit.publishedAt() == null ? "" : hit.publishedAt().toString(),
                Words.time(hit.indexedAt()),
                notes);
    }

    /** "4 articles from 3 sources; 2 sources have words of their own". */
    private static String summary(Hit.Telling told) {
        String all = Words.counted(told.articles(), "article") + " from " + Words.counted(told.sources(), "source");
        if (told.sources() < 2) {
            return all;
        }
        return told.independentSources() == 1
                ? all + ", all in the same words"
                : all + ", in " + told.independentSources() + " wordings that are not copies of each other";
    }
}

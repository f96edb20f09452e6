package dev.entente.web.view;

import dev.entente.article.AgencyTag;
import dev.entente.article.Article;
import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import dev.entente.article.PrintedUrl;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import dev.entente.search.IndexedArticle;
import dev.entente.search.Sort;
import dev.entente.search.Story;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article with its tags and their evidence.
 *
 * @param published and changed, read: in words
 * @param marked whether evidence is marked in the text
 * @param switchHref shows or hides the marks
 * @param relatedHref search for articles with the same countries and topics; null where it has neither
 */
public record ArticlePage(
        String id,
        String title,
        List<MarkedText.Segment> titleSegments,
        ArticleText text,
        String source,
        String sourceHref,
        String url,
        @Nullable String author,
        String published,
        String publishedIso,
        @Nullable String changed,
        String read,
        String language,
        String languageName,
        String direction,
        List<TagGroup> groups,
        List<ArticleMeeting> meetings,
        List<String> persons,
        boolean marked,
        String switchHref,
        @Nullable String relatedHref,
        String citation,
        ArticleHistory history) {
    /** For people: in letters, where the URL has them escaped. */
    public String printedUrl() {
        return PrintedUrl.of(URI.create(url));
    }

    public record TagGroup(String kind, String title, List<Tag> tags) {}

    /** @param note "mentioned only", an office, or empty */
    public record Tag(String label, String href, String note, List<Because> evidence) {}

    /** @param anchor of the first place where the words stand */
    public record Because(String text, String rule, int times, String anchor) {}

    /** @param story of the article; null where it is not known */
    public static ArticlePage of(IndexedArticle indexed, @Nullable Story story, Labels labels, boolean marked) {
        Article article = indexed.article();
        List<TagGroup> groups = groups(indexed.tags(), labels);
        List<List<MarkedText.Segment>> title = MarkedText.paragraphs(
                article.title(), marked ? marks(indexed, Evidence.Field.TITLE, labels) : List.of(), "t");
        String self = Links.article(article.id());
        String published = article.publishedAt() == null ? "no date" : Words.time(article.publishedAt());
        return new ArticlePage(
                article.id().value(),
                article.title(),
                title.stream().flatMap(List::stream).toList(),
                ArticleText.of(
                        article,
                        MarkedText.paragraphs(
                                article.body(), marked ? marks(indexed, Evidence.Field.BODY, labels) : List.of(), "b")),
                labels.source(article.source()),
                Links.entity(Facet.SOURCE, article.source()),
                article.url().toString(),
                article.author(),
                published,
                article.publishedAt() == null ? "" : article.publishedAt().toString(),
                indexed.changedAt().isAfter(indexed.indexedAt()) ? Words.time(indexed.changedAt()) : null,
                Words.time(indexed.indexedAt()),
                article.language(),
                Words.language(article.language()),
                Words.direction(article.language()),
                groups,
                ArticleMeeting.of(indexed.tags()),
                indexed.tags().persons(),
                marked,
                marked ? self + "?evidence=off" : self,
                related(indexed.tags()),
                citation(article, labels),
                ArticleHistory.of(indexed, story, labels));
    }

    private static List<MarkedText.Mark> marks(IndexedArticle indexed, Evidence.Field field, Labels labels) {
        List<MarkedText.Mark> marks = new ArrayList<>();
        Tags tags = indexed.tags();
        tags.officials().forEach(tag -> add(marks, field, "official", tag.name(), tag.evidence()));
        tags.countries()
                .forEach(tag -> add(marks, field, "country", labels.of(Facet.COUNTRY, tag.id()), tag.evidence()));
        tags.topics().forEach(tag -> add(marks, field, "topic", labels.of(Facet.TOPIC, tag.id()), tag.evidence()));
        tags.agencies().forEach(tag -> add(marks, field, "agency", tag.name(), tag.evidence()));
        return marks;
    }

    private static void add(
            List<MarkedText.Mark> marks, Evidence.Field field, String kind, String label, List<Evidence> evidence) {
        evidence.stream()
                .filter(e -> e.field() == field)
                .forEach(e -> marks.add(new MarkedText.Mark(
                        e.start(), e.end(), kind, label + " (" + kind + ", " + e.rule() + sure(e) + ")")));
    }

    /** Nothing where there is no doubt. */
    private static String sure(Evidence evidence) {
        return evidence.confidence() < 1 ? ", " + Math.round(evidence.confidence() * 100) + " % sure" : "";
    }

    private static List<TagGroup> groups(Tags tags, Labels labels) {
        List<TagGroup> groups = new ArrayList<>();
        group(
                groups,
                Facet.COUNTRY,
                "Countries",
                tags.countries().stream().map(tag -> country(tag, labels)).toList());
        group(
                groups,
                Facet.OFFICIAL,
                "Officials",
                tags.officials().stream().map(tag -> official(tag, labels)).toList());
        group(
                groups,
                Facet.TOPIC,
                "Topics",
                tags.topics().stream().map(tag -> topic(tag, labels)).toList());
        group(
                groups,
                Facet.AGENCY,
                "Agencies",
                tags.agencies().stream().map(tag -> agency(tag, labels)).toList());
        return groups;
    }

    private static void group(List<TagGroup> groups, Facet facet, String title, List<Tag> tags) {
        if (!tags.isEmpty()) {
            groups.add(new TagGroup(facet.parameter(), title, tags));
        }
    }

    private static Tag agency(AgencyTag tag, Labels labels) {
        return new Tag(
                tag.name(),
                Links.entity(Facet.AGENCY, tag.id()),
                tag.country() == null ? "" : labels.of(Facet.COUNTRY, tag.country()),
                because(tag.evidence()));
    }

    private static Tag country(CountryTag tag, Labels labels) {
        return new Tag(
                labels.of(Facet.COUNTRY, tag.id()),
                Links.entity(Facet.COUNTRY, tag.id()),
                tag.about() ? "" : "only mentioned",
                because(tag.evidence()));
    }

    private static Tag official(OfficialTag tag, Labels labels) {
        String country = tag.country() == null ? "" : labels.of(Facet.COUNTRY, tag.country());
        String role = tag.role() == null ? "" : tag.role();
        return new Tag(
                tag.name(),
                Links.entity(Facet.OFFICIAL, tag.id()),
                role.isEmpty() || country.isEmpty() ? role + country : role + ", " + country,
                because(tag.evidence()));
    }

    private static Tag topic(TopicTag tag, Labels labels) {
        return new Tag(
                labels.of(Facet.TOPIC, tag.id()), Links.entity(Facet.TOPIC, tag.id()), "", because(tag.evidence()));
    }

    /** The same words by the same rule are listed once, at their first place. */
    private static List<Because> because(List<Evidence> evidence) {
        Map<String, Because> distinct = new LinkedHashMap<>();
        for (Evidence e : evidence) {
            String anchor = anchor(e.field(), e.start());
            distinct.merge(
                    e.text() + "\n" + e.rule(),
                    new Because(e.text(), rule(e), 1, anchor),
                    (first, again) -> new Because(first.text(), first.rule(), first.times() + 1, first.anchor()));
        }
        return List.copyOf(distinct.values());
    }

    static String rule(Evidence evidence) {
        return evidence.rule() + sure(evidence);
    }

    static String anchor(Evidence.Field field, int start) {
        return (field == Evidence.Field.TITLE ? "t" : "b") + start;
    }

    private static @Nullable String related(Tags tags) {
        List<String> countries = tags.countries().stream()
                .filter(CountryTag::about)
                .map(CountryTag::id)
                .limit(2)
                .toList();
        List<String> topics = tags.topics().stream().map(TopicTag::id).limit(3).toList();
        if (countries.isEmpty() && topics.isEmpty()) {
            return null;
        }
        return Links.search(Criteria.EVERYTHING
                .withFilter(Facet.COUNTRY, new FacetFilter(countries, List.of(), List.of()))
                .withFilter(Facet.TOPIC, new FacetFilter(List.of(), topics, List.of()))
                .withSort(Sort.NEWEST));
    }

    private static String citation(Article article, Labels labels) {
        String author = article.author() == null ? "" : article.author() + ", ";
        String day = article.publishedAt() == null ? "" : ", " + Words.dayOf(article.publishedAt());
        return author + "“" + article.title() + "”, " + labels.source(article.source()) + day + ", " + article.url();
    }
}

package dev.entente.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SimpleQueryStringFlag;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.SourceConfig;
import co.elastic.clients.elasticsearch.core.search.Suggester;
import co.elastic.clients.util.NamedValue;
import dev.entente.article.ArticleId;
import dev.entente.index.ArticleDocument;
import dev.entente.search.ArticleSearch.NewSince;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Criteria → the one Elasticsearch request of a page. Pure.
 *
 * <p>Filters that narrow every count (words, dates, values that must all hold or must not) are part of the query. Filters
 * that offer alternatives (either of several values) are the post filter, and each facet's counts are taken with the
 * post filters of the other facets only: so a count says how many articles choosing that value would give.
 */
final class SearchRequests {
    static final String INDEX = "articles";
    static final String HISTOGRAM = "histogram";
    static final String STORIES = "stories";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String VALUES = "values";
    static final String SELECTED = "selected";
    static final String SUGGESTION = "spelling";

    /** Up to this many days between from and to, the histogram counts days. */
    static final long DAYS_SHOWN = 92;

    private static final int PASSAGE_CHARACTERS = 180;
    private static final int PASSAGES = 2;
    /** Below Elasticsearch's own limit, beyond which it would refuse the whole search. */
    private static final int HIGHLIGHTED_CHARACTERS = 900_000;

    private static final List<String> LANGUAGES = Stream.concat(
                    ArticleDocument.ANALYZED.stream(), Stream.of(ArticleDocument.OTHER))
            .toList();

    static final SourceConfig FOR_HITS = SourceConfig.of(
            s -> s.filter(f -> f.excludes("body", "tags", "details", "sketch", "versions", "fingerprint")));

    private static final Map<Facet, Integer> VALUES_COUNTED = new EnumMap<>(
            Map.of(Facet.COUNTRY, 250, Facet.OFFICIAL, 100, Facet.TOPIC, 100, Facet.SOURCE, 500, Facet.LANGUAGE, 100));

    private static final Map<Facet, String> FIELDS = new EnumMap<>(Map.of(
            Facet.COUNTRY, "countries",
            Facet.OFFICIAL, "officials",
            Facet.TOPIC, "topics",
            Facet.SOURCE, "source",
            Facet.LANGUAGE, "language"));

    private SearchRequests() {}

    static SearchRequest page(Criteria criteria, int size) {
        return SearchRequest.of(s -> {
            s.index(INDEX)
                    .query(query(criteria))
                    .postFilter(alternatives(criteria, null))
                    .from((criteria.page() - 1) * size)
                    .size(size)
                    .trackTotalHits(t -> t.enabled(true))
                    .source(FOR_HITS)
                    .sort(sort(criteria))
                    .aggregations(aggregations(criteria));
            if (size > 0) {
                s.highlight(highlight());
                if (!criteria.copies()) {
                    s.collapse(c -> c.field("story"));
                }
            }
            if (!criteria.q().isEmpty()) {
                s.suggest(spelling(criteria.q()));
            }
            return s;
        });
    }

    /** @param seen stories that are no news */
    static SearchRequest news(NewSince search, List<String> seen, int size) {
        return SearchRequest.of(s -> {
            s.index(INDEX)
                    .query(q -> q.bool(b -> b.must(newSince(search)).mustNot(StoryRequests.ofStories(seen))))
                    .size(size)
                    .trackTotalHits(t -> t.enabled(true))
                    .source(FOR_HITS)
                    .sort(o -> o.field(f -> f.field("indexedAt").order(SortOrder.Desc)))
                    .sort(o -> o.field(f -> f.field("url").order(SortOrder.Asc)))
                    .aggregations(STORIES, StoryRequests.countStories())
                    .highlight(highlight());
            return search.criteria().copies() ? s : s.collapse(c -> c.field("story"));
        });
    }

    /** All that narrows: words, dates, every filter. */
    static Query matching(Criteria criteria) {
        return Query.of(q -> q.bool(b -> b.must(query(criteria)).filter(alternatives(criteria, null))));
    }

    /** Of what matches, only articles that are new. */
    static Query newSince(NewSince search) {
        return Query.of(q -> q.bool(b -> {
            b.must(matching(search.criteria()))
                    .filter(f -> f.range(r ->
                            r.date(d -> d.field("indexedAt").gt(search.after().toString()))));
            return search.except().isEmpty()
                    ? b
                    : b.mustNot(n -> n.ids(i -> i.values(
                            search.except().stream().map(ArticleId::value).toList())));
        }));
    }

    static SearchRequest newIds(NewSince search) {
        return SearchRequest.of(s -> s.index(INDEX)
                .query(newSince(search))
                .size(ArticleSearch.REACHABLE)
                .source(f -> f.fetch(false))
                .sort(o -> o.field(f -> f.field("indexedAt").order(SortOrder.Desc))));
    }

    private static Query query(Criteria criteria) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        if (criteria.q().isEmpty()) {
            bool.must(m -> m.matchAll(a -> a));
        } else {
            bool.must(words(criteria.q()));
        }
        criteria.filters().forEach((facet, filter) -> {
            filter.all()
                    .forEach(value -> bool.filter(
                            f -> f.term(t -> t.field(FIELDS.get(facet)).value(value))));
            filter.not()
                    .forEach(value -> bool.mustNot(
                            f -> f.term(t -> t.field(FIELDS.get(facet)).value(value))));
        });
        Query withdrawn = Query.of(w -> w.exists(e -> e.field("withdrawnAt")));
        if (criteria.withdrawn()) {
            bool.filter(withdrawn);
        } else {
            bool.mustNot(withdrawn);
        }
        if (criteria.from() != null || criteria.to() != null) {
            bool.filter(f -> f.range(r -> r.date(d -> {
                d.field("publishedAt");
                if (criteria.from() != null) {
                    d.gte(criteria.from().toString());
                }
                // Rounded up to the end of the day by Elasticsearch's date math.
                return criteria.to() == null ? d : d.lte(criteria.to() + "||/d");
            })));
        }
        return bool.build()._toQuery();
    }

    /**
     * Every word must stand in the title or the body. The analyzers have no stop words: a word that one language drops
     * and another keeps would have to be found in the other one.
     */
    private static Query words(String q) {
        List<String> fields = LANGUAGES.stream()
                .flatMap(language -> Stream.of("title." + language + "^3", "body." + language))
                .toList();
        return Query.of(query -> query.simpleQueryString(s -> s.query(q)
                .fields(fields)
                .quoteFieldSuffix(".exact")
                .defaultOperator(Operator.And)
                .lenient(true)
                .flags(
                        SimpleQueryStringFlag.And,
                        SimpleQueryStringFlag.Or,
                        SimpleQueryStringFlag.Not,
                        SimpleQueryStringFlag.Phrase,
                        SimpleQueryStringFlag.Precedence,
                        SimpleQueryStringFlag.Prefix,
                        SimpleQueryStringFlag.Whitespace)));
    }

    /** The filters by alternatives of all facets but one. */
    private static Query alternatives(Criteria criteria, @Nullable Facet but) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        criteria.filters().forEach((facet, filter) -> {
            if (facet != but && !filter.any().isEmpty()) {
                bool.filter(any(facet, filter.any()));
            }
        });
        return bool.build()._toQuery();
    }

    private static Query any(Facet facet, List<String> values) {
        return Query.of(f -> f.terms(t -> t.field(FIELDS.get(facet))
                .terms(v -> v.value(values.stream()
                        .map(co.elastic.clients.elasticsearch._types.FieldValue::of)
                        .toList()))));
    }

    private static Map<String, Aggregation> aggregations(Criteria criteria) {
        Map<String, Aggregation> aggregations = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            FacetFilter filter = criteria.filter(facet);
            List<String> chosen = Stream.of(filter.all(), filter.any())
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            aggregations.put(facet.parameter(), Aggregation.of(a -> {
                var filtered = a.filter(alternatives(criteria, facet))
                        .aggregations(VALUES, terms(facet, VALUES_COUNTED.get(facet), List.of()));
                return chosen.isEmpty()
                        ? filtered
                        : filtered.aggregations(SELECTED, terms(facet, chosen.size(), chosen));
            }));
        }
        CalendarInterval interval = countsDays(criteria) ? CalendarInterval.Day : CalendarInterval.Month;
        aggregations.put(HISTOGRAM, Aggregation.of(a -> a.filter(alternatives(criteria, null))
                .aggregations(
                        VALUES,
                        h -> h.dateHistogram(d -> d.field("publishedAt")
                                .calendarInterval(interval)
                                .minDocCount(1)))
                .aggregations(STORIES, StoryRequests.countStories())
                .aggregations(FIRST, m -> m.min(x -> x.field("publishedAt")))
                .aggregations(LAST, m -> m.max(x -> x.field("publishedAt")))));
        return aggregations;
    }

    static boolean countsDays(Criteria criteria) {
        LocalDate from = criteria.from();
        LocalDate to = criteria.to();
        return from != null && to != null && ChronoUnit.DAYS.between(from, to) < DAYS_SHOWN;
    }

    private static Aggregation terms(Facet facet, int size, List<String> only) {
        return Aggregation.of(a -> a.terms(t -> {
            t.field(FIELDS.get(facet))
                    .size(size)
                    .order(List.of(NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc)));
            return only.isEmpty() ? t : t.include(i -> i.terms(only));
        }));
    }

    private static List<SortOptions> sort(Criteria criteria) {
        SortOptions byDate = SortOptions.of(s -> s.field(f -> f.field("publishedAt")
                .order(criteria.sort() == Sort.OLDEST ? SortOrder.Asc : SortOrder.Desc)
                .missing("_last")));
        // The last one settles ties, so that no article is on two pages or on none.
        SortOptions byUrl = SortOptions.of(s -> s.field(f -> f.field("url").order(SortOrder.Asc)));
        return criteria.sort() == Sort.RELEVANCE
                ? List.of(SortOptions.of(s -> s.score(x -> x.order(SortOrder.Desc))), byDate, byUrl)
                : List.of(byDate, byUrl);
    }

    private static Highlight highlight() {
        Map<String, HighlightField> fields = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            fields.put("title." + language, HighlightField.of(f -> f.numberOfFragments(0)
                    .matchedFields("title." + language, "title." + language + ".exact")));
            fields.put("body." + language, HighlightField.of(f -> f.numberOfFragments(PASSAGES)
                    .fragmentSize(PASSAGE_CHARACTERS)
                    .noMatchSize(PASSAGE_CHARACTERS)
                    .order(co.elastic.clients.elasticsearch.core.search.HighlighterOrder.Score)
                    .matchedFields("body." + language, "body." + language + ".exact")));
        }
        return Highlight.of(h -> h.type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Html)
                .preTags("<mark>")
                .postTags("</mark>")
                .maxAnalyzedOffset(HIGHLIGHTED_CHARACTERS)
                .fields(fields));
    }

    private static final Pattern OPERATORS = Pattern.compile("[\"()|+*]|(?<=^|\\s)-");

    /** A word in more than this share of all articles is not taken for a misspelling of another. */
    private static final float RARE = 0.0001f;

    /** Unknown or very rare words by more frequent ones; names of two or three letters are left alone. */
    private static Suggester spelling(String q) {
        return Suggester.of(s -> s.text(OPERATORS.matcher(q).replaceAll(" ").strip())
                .suggesters(
                        SUGGESTION,
                        f -> f.phrase(p -> p.field("spelling")
                                .size(1)
                                .gramSize(1)
                                .maxErrors(2.0)
                                .confidence(1.0)
                                .directGenerator(g -> g.field("spelling")
                                        .suggestMode(SuggestMode.Popular)
                                        .maxTermFreq(RARE)
                                        .minWordLength(4)
                                        .prefixLength(1)))));
    }
}

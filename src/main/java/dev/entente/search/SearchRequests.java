package dev.entente.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.SuggestMode;
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
import dev.entente.article.ArticleId;
import dev.entente.index.ArticleDocument;
import dev.entente.search.ArticleSearch.NewSince;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Criteria → the one Elasticsearch request of a page. Pure.
 *
 * <p>Filters that narrow every count (words, dates, values that must all hold or must not) are part of the query. Filters
 * that offer alternatives (either of several values) are the post filter, see {@link FacetRequests}.
 */
final class SearchRequests {
    static final String INDEX = "articles";
    static final String STORIES = "stories";
    static final String SUGGESTION = "spelling";

    private static final int PASSAGE_CHARACTERS = 180;
    private static final int PASSAGES = 2;
    /** Below Elasticsearch's own limit, beyond which it would refuse the whole search. */
    private static final int HIGHLIGHTED_CHARACTERS = 900_000;

    private static final List<String> LANGUAGES = Stream.concat(
                    ArticleDocument.ANALYZED.stream(), Stream.of(ArticleDocument.OTHER))
            .toList();

    static final SourceConfig FOR_HITS = SourceConfig.of(
            s -> s.filter(f -> f.excludes("body", "tags", "details", "sketch", "versions", "fingerprint")));

    private SearchRequests() {}

    static SearchRequest page(Criteria criteria, int size) {
        return SearchRequest.of(s -> {
            s.index(INDEX)
                    .query(query(criteria))
                    .postFilter(FacetRequests.alternatives(criteria, null))
                    .from((criteria.page() - 1) * size)
                    .size(size)
                    .trackTotalHits(t -> t.enabled(true))
                    .source(FOR_HITS)
                    .sort(sort(criteria))
                    .aggregations(FacetRequests.aggregations(criteria));
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
        return Query.of(q -> q.bool(b -> b.must(query(criteria)).filter(FacetRequests.alternatives(criteria, null))));
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

    static Query query(Criteria criteria) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        if (criteria.q().isEmpty()) {
            bool.must(m -> m.matchAll(a -> a));
        } else {
            bool.must(words(criteria.q()));
        }
        criteria.filters().forEach((facet, filter) -> {
            filter.all()
                    .forEach(value ->
                            bool.filter(f -> f.term(t -> t.field(facet.field()).value(value))));
            filter.not()
                    .forEach(value ->
                            bool.mustNot(f -> f.term(t -> t.field(facet.field()).value(value))));
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

    static List<SortOptions> sort(Criteria criteria) {
        SortOptions byDate = SortOptions.of(s -> s.field(f -> f.field("publishedAt")
                .order(criteria.sort() == Sort.OLDEST ? SortOrder.Asc : SortOrder.Desc)
                .missing("_last")));
        // The last one settles ties, so that no article is on two pages or on none.
        SortOptions byUrl = SortOptions.of(s -> s.field(f -> f.field("url").order(SortOrder.Asc)));
        return criteria.sort() == Sort.RELEVANCE
                ? List.of(SortOptions.of(s -> s.score(x -> x.order(SortOrder.Desc))), byDate, byUrl)
                : List.of(byDate, byUrl);
    }

    static Highlight highlight() {
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

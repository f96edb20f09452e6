package dev.entente.web;

import dev.entente.article.AgencyTag;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.TopicTag;
import dev.entente.index.Readiness;
import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import dev.entente.search.Hit;
import dev.entente.search.IndexedArticle;
import dev.entente.search.SearchResult;
import dev.entente.search.SearchResult.FacetCount;
import dev.entente.search.SearchResult.Histogram;
import dev.entente.search.SearchUnavailable;
import dev.entente.search.Sort;
import dev.entente.search.Story;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Searches a list: words are parts of the text, all else is as the port promises. */
@Alternative
@Singleton
class FakeSearch implements ArticleSearch {
    private final Readiness readiness;
    volatile List<IndexedArticle> articles = Corpus.quirks();
    volatile String didYouMean;
    volatile boolean away;
    volatile RuntimeException bug;

    @Inject
    FakeSearch(Readiness readiness) {
        this.readiness = readiness;
    }

    void start(@Observes StartupEvent event) {
        readiness.isReady();
    }

    void reset() {
        articles = Corpus.quirks();
        didYouMean = null;
        away = false;
        bug = null;
        readiness.isReady();
    }

    @Override
    public SearchResult search(Criteria criteria, int size) {
        answer();
        List<IndexedArticle> found =
                articles.stream().filter(article -> matches(article, criteria)).toList();
        Comparator<IndexedArticle> byDay =
                Comparator.comparing(FakeSearch::day, Comparator.nullsFirst(Comparator.naturalOrder()));
        Set<String> stories = new LinkedHashSet<>();
        List<Hit> hits = found.stream()
                .sorted(criteria.sort() == Sort.OLDEST ? byDay : byDay.reversed())
                .filter(article -> stories.add(article.story()) || criteria.copies())
                .skip((long) (criteria.page() - 1) * size)
                .limit(size)
                .map(article -> hit(article, criteria.q()))
                .toList();
        Map<Facet, List<FacetCount>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            facets.put(facet, counts(found, facet, criteria.filter(facet)));
        }
        return new SearchResult(
                found.size(),
                found.stream().map(IndexedArticle::story).distinct().count(),
                1,
                hits,
                facets,
                histogram(found),
                didYouMean);
    }

    @Override
    public Optional<IndexedArticle> article(ArticleId id) {
        answer();
        return articles.stream()
                .filter(article -> article.article().id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Story> story(String id) {
        answer();
        List<Story.Member> members = articles.stream()
                .filter(article -> article.story().equals(id))
                .map(article -> new Story.Member(
                        hit(article, ""), article.article().id().value(), article.changedAt()))
                .toList();
        return members.isEmpty() ? Optional.empty() : Optional.of(new Story(id, members, members.size(), told(id)));
    }

    @Override
    public List<Long> countNew(List<NewSince> searches) {
        return searches.stream().map(since -> news(since, 0).total()).toList();
    }

    @Override
    public News news(NewSince since, int size) {
        answer();
        List<Hit> hits = articles.stream()
                .filter(article -> article.indexedAt().isAfter(since.after()))
                .filter(article -> matches(article, since.criteria()))
                .map(article -> hit(article, since.criteria().q()))
                .toList();
        return new News(hits.size(), hits.subList(0, Math.min(size, hits.size())));
    }

    @Override
    public List<ArticleId> newIds(NewSince since) {
        return news(since, REACHABLE).hits().stream().map(Hit::id).toList();
    }

    private void answer() {
        if (away) {
            throw new SearchUnavailable("Nobody listens on port 9", new IOException("Connection refused"));
        }
        if (bug != null) {
            throw bug;
        }
    }

    static boolean matches(IndexedArticle indexed, Criteria criteria) {
        Article article = indexed.article();
        String text = (article.title() + " " + article.body()).toLowerCase(Locale.ROOT);
        LocalDate day = day(indexed);
        return criteria.withdrawn() == (indexed.withdrawnAt() != null)
                && text.contains(criteria.q().replace("\"", "").toLowerCase(Locale.ROOT))
                && (criteria.from() == null || day != null && !day.isBefore(criteria.from()))
                && (criteria.to() == null || day != null && !day.isAfter(criteria.to()))
                && criteria.filters().entrySet().stream()
                        .allMatch(filter -> holds(filter.getValue(), values(indexed, filter.getKey())));
    }

    private static boolean holds(FacetFilter filter, List<String> values) {
        return values.containsAll(filter.all())
                && (filter.any().isEmpty() || filter.any().stream().anyMatch(values::contains))
                && filter.not().stream().noneMatch(values::contains);
    }

    private static List<FacetCount> counts(List<IndexedArticle> found, Facet facet, FacetFilter filter) {
        Map<String, Long> counts = found.stream()
                .flatMap(article -> values(article, facet).stream())
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
        Set<String> selected = new LinkedHashSet<>(filter.all());
        selected.addAll(filter.any());
        filter.not().forEach(counts::remove);
        selected.forEach(value -> counts.putIfAbsent(value, 0L));
        List<FacetCount> sorted = new ArrayList<>();
        counts.forEach((value, count) -> sorted.add(new FacetCount(value, count)));
        sorted.sort(Comparator.comparingLong(FacetCount::count).reversed());
        return sorted;
    }

    private static Histogram histogram(List<IndexedArticle> found) {
        List<LocalDate> days = found.stream()
                .map(FakeSearch::day)
                .filter(day -> day != null)
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return new Histogram(Histogram.Interval.MONTH, List.of(), null, null);
        }
        Map<LocalDate, Long> months =
                days.stream().collect(Collectors.groupingBy(day -> day.withDayOfMonth(1), Collectors.counting()));
        List<Histogram.Bucket> buckets = new ArrayList<>();
        LocalDate last = days.get(days.size() - 1);
        for (LocalDate month = days.get(0).withDayOfMonth(1); !month.isAfter(last); month = month.plusMonths(1)) {
            buckets.add(new Histogram.Bucket(month, months.getOrDefault(month, 0L)));
        }
        return new Histogram(Histogram.Interval.MONTH, buckets, days.get(0), last);
    }

    static LocalDate day(IndexedArticle indexed) {
        return indexed.article().publishedAt() == null
                ? null
                : indexed.article().publishedAt().toLocalDate();
    }

    static List<String> values(IndexedArticle indexed, Facet facet) {
        return switch (facet) {
            case COUNTRY ->
                indexed.tags().countries().stream().map(CountryTag::id).toList();
            case OFFICIAL ->
                indexed.tags().officials().stream().map(OfficialTag::id).toList();
            case TOPIC -> indexed.tags().topics().stream().map(TopicTag::id).toList();
            case AGENCY -> indexed.tags().agencies().stream().map(AgencyTag::id).toList();
            case MEETING ->
                indexed.tags().meetings().stream().map(MeetingTag::pair).toList();
            case SOURCE -> List.of(indexed.article().source());
            case LANGUAGE -> List.of(indexed.article().language());
        };
    }

    /** Every source has words of its own. */
    private Hit.Telling told(String story) {
        List<IndexedArticle> there = articles.stream()
                .filter(article -> article.story().equals(story) && article.withdrawnAt() == null)
                .toList();
        int sources = (int) there.stream()
                .map(article -> article.article().source())
                .distinct()
                .count();
        return new Hit.Telling(new ArticleId(story), there.size(), sources, sources);
    }

    private Hit hit(IndexedArticle indexed, String q) {
        Article article = indexed.article();
        return new Hit(
                article.id(),
                article.url(),
                article.title(),
                marked(article.title(), q),
                article.source(),
                article.publishedAt(),
                article.language(),
                indexed.story(),
                values(indexed, Facet.COUNTRY),
                values(indexed, Facet.OFFICIAL),
                values(indexed, Facet.TOPIC),
                values(indexed, Facet.AGENCY),
                values(indexed, Facet.MEETING),
                List.of(marked(article.body(), q)),
                indexed.indexedAt(),
                indexed.withdrawnAt(),
                told(indexed.story()));
    }

    private static String marked(String text, String q) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String words = q.replace("\"", "");
        return words.isEmpty() ? escaped : escaped.replace(words, "<mark>" + words + "</mark>");
    }
}

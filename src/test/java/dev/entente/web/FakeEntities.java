package dev.entente.web;

import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.search.Criteria;
import dev.entente.search.EntityProfile;
import dev.entente.search.EntityProfile.Companion;
import dev.entente.search.EntityProfile.Companions;
import dev.entente.search.EntityProfile.Trend;
import dev.entente.search.EntitySearch;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import dev.entente.search.IndexedArticle;
import dev.entente.search.SearchResult;
import dev.entente.search.SearchResult.Histogram;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers from the articles of {@link FakeSearch}. */
@Alternative
@Singleton
class FakeEntities implements EntitySearch {
    private final FakeSearch search;

    @Inject
    FakeEntities(FakeSearch search) {
        this.search = search;
    }

    @Override
    public EntityProfile profile(Facet facet, String id, int size) {
        Criteria criteria = Criteria.EVERYTHING.withFilter(facet, new FacetFilter(List.of(id), List.of(), List.of()));
        SearchResult result = search.search(criteria, size);
        List<IndexedArticle> articles = search.articles.stream()
                .filter(article -> FakeSearch.matches(article, criteria))
                .toList();
        Map<Facet, Companions> companions = new EnumMap<>(Facet.class);
        for (Facet listed : Facet.values()) {
            companions.put(listed, companions(articles, article -> FakeSearch.values(article, listed).stream()
                    .filter(value -> !value.equals(id))
                    .filter(value -> listed != Facet.MEETING
                            || facet != Facet.OFFICIAL
                            || MeetingTag.officials(value).contains(id))
                    .toList()));
        }
        return new EntityProfile(
                result.total(),
                result.hits(),
                result.histogram(),
                companions,
                facet == Facet.COUNTRY
                        ? companions(articles, article -> serving(article, id))
                        : new Companions(List.of(), false),
                facet == Facet.TOPIC ? List.of() : trends(articles, companions.get(Facet.TOPIC), result.histogram()));
    }

    private static List<String> serving(IndexedArticle article, String country) {
        return article.tags().officials().stream()
                .filter(official -> country.equals(official.country()))
                .map(OfficialTag::id)
                .toList();
    }

    private static Companions companions(List<IndexedArticle> articles, Function<IndexedArticle, List<String>> values) {
        List<Companion> list = new ArrayList<>();
        articles.stream()
                .flatMap(article -> values.apply(article).stream())
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()))
                .forEach((value, count) -> list.add(new Companion(value, count, newest(articles, values, value))));
        list.sort(Comparator.comparingLong(Companion::articles).reversed().thenComparing(Companion::id));
        return new Companions(list.subList(0, Math.min(COMPANIONS, list.size())), list.size() > COMPANIONS);
    }

    private static LocalDate newest(
            List<IndexedArticle> articles, Function<IndexedArticle, List<String>> values, String value) {
        return articles.stream()
                .filter(article -> values.apply(article).contains(value))
                .map(FakeSearch::day)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Trend> trends(List<IndexedArticle> articles, Companions topics, Histogram all) {
        return topics.list().stream()
                .map(topic -> new Trend(
                        topic.id(),
                        topic.articles(),
                        new Histogram(
                                all.interval(),
                                all.buckets().stream()
                                        .map(month -> new Histogram.Bucket(
                                                month.date(), inMonth(articles, topic.id(), month.date())))
                                        .toList(),
                                all.first(),
                                all.last())))
                .toList();
    }

    private static long inMonth(List<IndexedArticle> articles, String topic, LocalDate month) {
        return articles.stream()
                .filter(article -> FakeSearch.values(article, Facet.TOPIC).contains(topic))
                .map(FakeSearch::day)
                .filter(day -> day != null && day.withDayOfMonth(1).equals(month))
                .count();
    }
}

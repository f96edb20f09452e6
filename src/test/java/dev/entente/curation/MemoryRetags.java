package dev.entente.curation;

import dev.entente.article.AgencyTag;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.TaggedArticle;
import dev.entente.article.TopicTag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Re-tags that are only written down, over a few articles. */
public class MemoryRetags implements Retags {
    private final Map<String, Retag> asked = new LinkedHashMap<>();
    private final Map<ArticleId, TaggedArticle> articles = new LinkedHashMap<>();

    public synchronized void put(TaggedArticle article) {
        articles.put(article.article().id(), article);
    }

    @Override
    public synchronized void add(Retag retag) {
        asked.putIfAbsent(retag.id(), retag);
    }

    public synchronized void set(Retag retag) {
        asked.put(retag.id(), retag);
    }

    @Override
    public synchronized List<Retag> newest(int size) {
        List<Retag> newest = new ArrayList<>(asked.values());
        Collections.reverse(newest);
        return newest.stream().limit(size).toList();
    }

    @Override
    public synchronized long count(Selection selection) {
        return articles.values().stream()
                .filter(article -> isSelected(article, selection))
                .count();
    }

    private static boolean isSelected(TaggedArticle article, Selection selection) {
        String text = article.article().title() + "\n" + article.article().body();
        return selection.all()
                || selection.articles().contains(article.article().id().value())
                || selection.phrases().stream().anyMatch(text::contains)
                || selection.names().stream().anyMatch(text::contains)
                || selection.tags().stream().anyMatch(tag -> ids(article, tag).contains(tag.id()));
    }

    private static List<String> ids(TaggedArticle article, Selection.Tag tag) {
        return switch (tag.kind()) {
            case COUNTRY ->
                article.tags().countries().stream().map(CountryTag::id).toList();
            case OFFICIAL ->
                article.tags().officials().stream().map(OfficialTag::id).toList();
            case TOPIC -> article.tags().topics().stream().map(TopicTag::id).toList();
            case AGENCY -> article.tags().agencies().stream().map(AgencyTag::id).toList();
        };
    }

    @Override
    public synchronized Optional<TaggedArticle> article(ArticleId id) {
        return Optional.ofNullable(articles.get(id));
    }

    @Override
    public void work(Tagging tagging, BooleanSupplier stopping) {
        // Nobody waits for it here.
    }
}

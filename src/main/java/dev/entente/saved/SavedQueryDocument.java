package dev.entente.saved;

import dev.entente.article.ArticleId;
import dev.entente.search.ArticleSearch.NewSince;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A saved query as it stands in its index; {@code index-mappings/saved-queries.json} says what each field holds. */
record SavedQueryDocument(
        String owner,
        String name,
        String query,
        String feedToken,
        Instant createdAt,
        Instant seenAt,
        Instant seenUpTo,
        List<String> seenLately) {
    static SavedQueryDocument of(String owner, String name, Criteria criteria, String feedToken, Instant now) {
        return new SavedQueryDocument(
                owner, name, CriteriaParameters.toQuery(criteria), feedToken, now, now, now, List.of());
    }

    SavedQueryDocument seen(Instant now, List<ArticleId> lately) {
        return new SavedQueryDocument(
                owner,
                name,
                query,
                feedToken,
                createdAt,
                now,
                now.minus(ElasticsearchSavedQueries.ON_THE_WAY),
                lately.stream().map(ArticleId::value).toList());
    }

    Criteria criteria() {
        return CriteriaParameters.parse(query);
    }

    NewSince newSince() {
        return new NewSince(
                criteria(), seenUpTo, seenLately.stream().map(ArticleId::new).collect(Collectors.toSet()));
    }

    SavedQuery query(String id) {
        return new SavedQuery(id, owner, name, criteria(), feedToken, createdAt, seenAt);
    }
}

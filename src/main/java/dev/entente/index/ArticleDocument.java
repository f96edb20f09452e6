package dev.entente.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.entente.article.AgencyTag;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.Details;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.article.Version;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article as it stands in the index {@code articles}; {@code index-mappings/articles.json} says what each field holds.
 *
 * @param title one entry: the text under the code of its language
 * @param body likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleDocument(
        URI url,
        String source,
        String story,
        Map<String, String> title,
        Map<String, String> body,
        @Nullable String author,
        @Nullable OffsetDateTime publishedAt,
        String language,
        List<String> countries,
        List<String> officials,
        List<String> topics,
        @Nullable List<String> agencies,
        @Nullable List<String> meetings,
        @Nullable List<String> serving,
        @Nullable List<String> acts,
        Tags tags,
        @Nullable Details details,
        @Nullable String wording,
        @Nullable List<String> sketch,
        @Nullable Instant indexedAt,
        @Nullable Instant changedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant shortenedAt,
        @Nullable List<PackedVersion> versions,
        @Nullable String fingerprint,
        @Nullable String shortened) {
    /** Languages with an analyzer of their own; texts of all others stand under {@link #OTHER}. */
    public static final List<String> ANALYZED = List.of("en", "fa", "ar", "ru", "zh", "fr", "de", "es");

    public static final String OTHER = "other";

    private static final Set<String> ANALYZED_SET = Set.copyOf(ANALYZED);

    static ArticleDocument of(TaggedArticle tagged) {
        Article article = tagged.article();
        Tags tags = tagged.tags();
        String field = ANALYZED_SET.contains(article.language()) ? article.language() : OTHER;
        return new ArticleDocument(
                article.url(),
                article.source(),
                // Each article is a story of its own until stories are grouped.
                article.id().value(),
                Map.of(field, article.title()),
                Map.of(field, article.body()),
                article.author(),
                article.publishedAt(),
                article.language(),
                tags.countries().stream()
                        .filter(CountryTag::about)
                        .map(CountryTag::id)
                        .toList(),
                tags.officials().stream().map(OfficialTag::id).toList(),
                tags.topics().stream().map(TopicTag::id).toList(),
                tags.agencies().stream().map(AgencyTag::id).toList(),
                tags.meetings().stream().map(MeetingTag::pair).toList(),
                tags.officials().stream()
                        .filter(official -> official.country() != null)
                        .map(official -> serving(official.country(), official.id()))
                        .toList(),
                tagged.acts().isEmpty() ? null : tagged.acts(),
                tags,
                article.details().equals(Details.NONE) ? null : article.details(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * What the portal itself knows of an article, beside what was read.
     *
     * @param story and wording: of an article that is alone, its own id
     * @param versions earlier texts, the oldest first; null for none
     * @param shortened hash of the last reading that was much shorter than the text that is kept
     */
    record History(
            String story,
            String wording,
            @Nullable List<String> sketch,
            @Nullable Instant indexedAt,
            @Nullable Instant changedAt,
            @Nullable Instant withdrawnAt,
            @Nullable Instant shortenedAt,
            @Nullable List<PackedVersion> versions,
            @Nullable String fingerprint,
            @Nullable String shortened) {
        History withdrawn(Instant at) {
            return new History(
                    story, wording, sketch, indexedAt, changedAt, at, shortenedAt, versions, fingerprint, shortened);
        }

        History changedAt(Instant at) {
            return new History(
                    story, wording, sketch, indexedAt, at, withdrawnAt, shortenedAt, versions, fingerprint, shortened);
        }

        History withVersions(List<PackedVersion> all) {
            return new History(
                    story,
                    wording,
                    sketch,
                    indexedAt,
                    changedAt,
                    withdrawnAt,
                    shortenedAt,
                    all,
                    fingerprint,
                    shortened);
        }

        History sketched(List<String> terms) {
            return new History(
                    story,
                    wording,
                    terms,
                    indexedAt,
                    changedAt,
                    withdrawnAt,
                    shortenedAt,
                    versions,
                    fingerprint,
                    shortened);
        }
    }

    /** A state and one who serves it as one value, by the state first: "IR_ahmad-reza-radan". */
    public static String serving(String country, String official) {
        return country + "_" + official;
    }

    /** Documents of the first release have no wording, and are alone in their story. */
    public String wordingOrStory() {
        return wording == null ? story : wording;
    }

    History history() {
        return new History(
                story,
                wordingOrStory(),
                sketch,
                indexedAt,
                changedAt,
                withdrawnAt,
                shortenedAt,
                versions,
                fingerprint,
                shortened);
    }

    ArticleDocument with(History history) {
        return new ArticleDocument(
                url,
                source,
                history.story(),
                title,
                body,
                author,
                publishedAt,
                language,
                countries,
                officials,
                topics,
                agencies,
                meetings,
                serving,
                acts,
                tags,
                details,
                history.wording(),
                history.sketch(),
                history.indexedAt(),
                history.changedAt(),
                history.withdrawnAt(),
                history.shortenedAt(),
                history.versions(),
                history.fingerprint(),
                history.shortened());
    }

    /** Seconds from publication to the first indexing, 0 for a date in the future; null where either is unknown. */
    @JsonProperty
    public @Nullable Long lagSeconds() {
        return publishedAt == null || indexedAt == null
                ? null
                : Math.max(
                        0, Duration.between(publishedAt.toInstant(), indexedAt).toSeconds());
    }

    public Article article(ArticleId id) {
        return new Article(
                id,
                url,
                source,
                only(title),
                only(body),
                author,
                publishedAt,
                language,
                details == null ? Details.NONE : details);
    }

    /** Its earlier texts, and those that were not taken; the oldest first. */
    public List<Version> earlier() {
        return versions == null
                ? List.of()
                : versions.stream().map(PackedVersion::unpacked).toList();
    }

    /** The text, whatever its language. */
    public static String only(Map<String, String> byLanguage) {
        return byLanguage.values().iterator().next();
    }
}

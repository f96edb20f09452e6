package dev.entente.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.entente.article.Article;
import dev.entente.article.Details;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Version;
import dev.entente.index.ArticleDocument.History;
import dev.entente.story.Sketch;
import dev.entente.story.StoryText;
import dev.entente.story.Tokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reading of an article makes of the document that is there. Pure.
 *
 * <p>A text that replaces another leaves it behind as a version. A text that is much shorter than the one before (a
 * paywall, a notice, an emptied page) never replaces it: it is kept as a version that is marked as shortened, however
 * often and in whatever words it is read again, until the page shows another full text. Texts that alternate are kept once.
 *
 * @param document to write; null where there is nothing to write
 * @param newText whose story has to be looked for; null where the text stayed
 */
record Revision(
        @Nullable ArticleDocument document, @Nullable StoryText newText) {
    /** Beside the first one. */
    static final int NEWEST_KEPT = 20;

    /** Tokens; a shorter text may be a first notice that is rightly replaced. */
    private static final int LEAST_GUARDED = 60;

    private static final double SHORTENED = 0.5;
    /** For pages that say themselves that they do not show all. */
    private static final double SHORTENED_AND_SAYS_SO = 0.8;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u200b\\u2060\\ufeff]+");
    private static final Revision NOTHING = new Revision(null, null);

    /** A document as it was read, with the hash that tells it from another reading. */
    record Reading(ArticleDocument document, Article article, String fingerprint) {
        static Reading of(TaggedArticle tagged) {
            ArticleDocument document = ArticleDocument.of(tagged);
            return new Reading(document, tagged.article(), hash(document));
        }
    }

    /** Whether these fields alone show that there is nothing to write. */
    static boolean isKnown(ArticleDocument before, String fingerprint) {
        return before.withdrawnAt() == null
                && (fingerprint.equals(before.fingerprint()) && before.shortenedAt() == null
                        || fingerprint.equals(before.shortened()));
    }

    static Revision first(Reading read, Instant now) {
        String id = read.article().id().value();
        StoryText text = text(read.article());
        History history = new History(id, id, Sketch.of(text), now, now, null, null, null, read.fingerprint(), null);
        return new Revision(read.document().with(history), text);
    }

    static Revision of(ArticleDocument before, Reading read, Instant now) {
        if (isKnown(before, read.fingerprint())) {
            return NOTHING;
        }
        History known = before.history();
        Article old = before.article(read.article().id());
        if (!read.fingerprint().equals(known.fingerprint()) && isShortened(old, read.article())) {
            return known.shortenedAt() != null && known.withdrawnAt() == null
                    ? NOTHING
                    : new Revision(before.with(shortened(known, read, now)), null);
        }
        boolean newText = !sameText(old, read.article());
        StoryText text = newText ? text(read.article()) : null;
        History history = new History(
                known.story(),
                known.wording(),
                text == null ? known.sketch() : Sketch.of(text),
                known.indexedAt(),
                newText ? now : known.changedAt(),
                null,
                null,
                newText
                        ? kept(known.versions(), new Version(known.changedAt(), old.title(), old.body(), false))
                        : known.versions(),
                read.fingerprint(),
                null);
        return new Revision(read.document().with(history), text);
    }

    /**
     * What a reading that was kept in a file makes of the document.
     *
     * @param readAt when its page was fetched
     */
    static Revision ofCapture(ArticleDocument before, Reading read, Instant readAt) {
        Instant withdrawnAt = before.withdrawnAt();
        boolean keepsMark = withdrawnAt != null && readAt.isBefore(withdrawnAt);
        if (before.changedAt() != null && !readAt.isBefore(before.changedAt())) {
            if (keepsMark && read.fingerprint().equals(before.fingerprint())) {
                return NOTHING;
            }
            Revision newer = of(before, read, readAt);
            return newer.document() == null || !keepsMark
                    ? newer
                    : new Revision(
                            newer.document().with(newer.document().history().withdrawn(withdrawnAt)), newer.newText());
        }
        Article old = before.article(read.article().id());
        History known = before.history();
        Version older =
                new Version(readAt, read.article().title(), read.article().body(), false);
        List<PackedVersion> versions = kept(known.versions(), older);
        return sameText(old, read.article()) || versions.equals(known.versions())
                ? NOTHING
                : new Revision(before.with(known.withVersions(versions)), null);
    }

    /** @param indexedAt now @param readAt when its page was fetched */
    static Revision firstCapture(Reading read, Instant indexedAt, Instant readAt) {
        Revision first = first(read, indexedAt);
        ArticleDocument document = first.document();
        return document == null
                ? first
                : new Revision(document.with(document.history().changedAt(readAt)), first.newText());
    }

    private static History shortened(History known, Reading read, Instant now) {
        Article article = read.article();
        boolean noted = isNoted(known);
        return new History(
                known.story(),
                known.wording(),
                known.sketch(),
                known.indexedAt(),
                known.changedAt(),
                null,
                known.shortenedAt() == null ? now : known.shortenedAt(),
                noted
                        ? known.versions()
                        : kept(known.versions(), new Version(now, article.title(), article.body(), true)),
                known.fingerprint(),
                read.fingerprint());
    }

    /** Whether it is written down that the present text was shortened: a teaser that is another each time tells no more. */
    private static boolean isNoted(History known) {
        return known.versions() != null
                && known.versions().stream()
                        .anyMatch(version -> version.shortened()
                                && known.changedAt() != null
                                && version.readAt().isAfter(known.changedAt()));
    }

    private static StoryText text(Article article) {
        return StoryText.of(article.source(), article.title(), article.body());
    }

    private static boolean isShortened(Article old, Article read) {
        int before = Tokens.of(old.body()).size();
        Details details = read.details();
        double share = details.paywalled() || details.truncated() ? SHORTENED_AND_SAYS_SO : SHORTENED;
        return before >= LEAST_GUARDED && Tokens.of(read.body()).size() < share * before;
    }

    private static boolean sameText(Article one, Article other) {
        return words(one.title()).equals(words(other.title()))
                && words(one.body()).equals(words(other.body()));
    }

    private static boolean sameText(Version one, Version other) {
        return words(one.title()).equals(words(other.title()))
                && words(one.body()).equals(words(other.body()));
    }

    private static String words(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** Texts that alternate are kept once. */
    private static List<PackedVersion> kept(@Nullable List<PackedVersion> versions, Version next) {
        List<PackedVersion> all = new ArrayList<>(versions == null ? List.of() : versions);
        if (all.stream().map(PackedVersion::unpacked).anyMatch(version -> sameText(version, next))) {
            return List.copyOf(all);
        }
        all.add(PackedVersion.of(next));
        all.sort(Comparator.comparing(PackedVersion::readAt));
        while (all.size() > NEWEST_KEPT + 1) {
            all.remove(1);
        }
        return List.copyOf(all);
    }

    static String hash(ArticleDocument document) {
        try {
            byte[] json = ElasticsearchJson.MAPPER.writeValueAsBytes(document);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 16);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("An article is always JSON, and every platform has SHA-256", e);
        }
    }
}

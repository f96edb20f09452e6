package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.Details;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.article.Version;
import dev.entente.index.Revision.Reading;
import dev.entente.story.Prose;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final URI URL = URI.create("https://courier.example/revised");
    private static final String FULL = Prose.sentences(0, 12);
    private static final String SHORT = Prose.sentences(0, 3);
    private static final ArticleDocument FIRST =
            Revision.first(read(FULL), day(1)).document();

    @Test
    void keepsTheTextThatAnotherReplaces() {
        ArticleDocument second =
                Revision.of(FIRST, read("New. " + FULL), day(2)).document();
        ArticleDocument third =
                Revision.of(second, read("Newer. " + FULL), day(3)).document();
        assertThat(third.indexedAt()).isEqualTo(day(1));
        assertThat(third.changedAt()).isEqualTo(day(3));
        assertThat(third.earlier())
                .containsExactly(
                        new Version(day(1), "Title", FULL, false), new Version(day(2), "Title", "New. " + FULL, false));
    }

    @Test
    void makesNoVersionOfNewTagsOrBlanks() {
        Tags tags = new Tags(List.of(new CountryTag("IR", true, List.of())), List.of(), List.of(), List.of());
        Revision tagged = Revision.of(FIRST, Reading.of(new TaggedArticle(article(FULL, Details.NONE), tags)), day(2));
        assertThat(tagged.document().countries()).containsExactly("IR");
        assertThat(tagged.newText()).isNull();
        Revision spaced = Revision.of(FIRST, read(FULL.replace("\n\n", "\n\n ").replace(" ", "  ")), day(2));
        assertThat(List.of(tagged, spaced)).allSatisfy(revision -> {
            assertThat(revision.document().earlier()).isEmpty();
            assertThat(revision.document().changedAt()).isEqualTo(day(1));
        });
    }

    @Test
    void keepsTheFirstTextAndTheNewest() {
        ArticleDocument document = FIRST;
        for (int number = 2; number <= 40; number++) {
            document = Revision.of(document, read(number + ". " + FULL), day(1).plusSeconds(number))
                    .document();
        }
        List<Version> kept = document.earlier();
        assertThat(kept).hasSize(Revision.NEWEST_KEPT + 1);
        assertThat(kept.get(0).body()).isEqualTo(FULL);
        assertThat(kept.get(1).body()).startsWith("20. ");
        assertThat(kept.get(20).body()).startsWith("39. ");
    }

    @Test
    void neverLetsAShortenedTextTakeThePlaceOfAFullOne() {
        ArticleDocument guarded = Revision.of(FIRST, read(SHORT), day(2)).document();
        assertThat(guarded.article(id()).body()).isEqualTo(FULL);
        assertThat(guarded.shortenedAt()).isEqualTo(day(2));
        assertThat(guarded.changedAt()).isEqualTo(day(1));
        assertThat(guarded.earlier()).containsExactly(new Version(day(2), "Title", SHORT, true));
        // However often it is read again.
        assertThat(Revision.of(guarded, read(SHORT), day(3)).document()).isNull();
        assertThat(Revision.isKnown(guarded, read(SHORT).fingerprint())).isTrue();
    }

    @Test
    void notesAPaywallOnceWhoseTeaserIsAnotherEachTime() {
        ArticleDocument document = FIRST;
        for (int number = 2; number <= 9; number++) {
            Revision teaser = Revision.of(document, read("Offer " + number + ". " + SHORT), day(number));
            document = teaser.document() == null ? document : teaser.document();
            if (number % 3 == 0) {
                // It opens now and then.
                document = Revision.of(document, read(FULL), day(number)).document();
                assertThat(document.shortenedAt()).isNull();
            }
        }
        assertThat(document.article(id()).body()).isEqualTo(FULL);
        assertThat(document.earlier()).containsExactly(new Version(day(2), "Title", "Offer 2. " + SHORT, true));
        // Another full text may be shortened anew.
        ArticleDocument changed = Revision.of(document, read("New. " + FULL), day(9).plusSeconds(1))
                .document();
        ArticleDocument again = Revision.of(changed, read("Offer 10. " + SHORT), day(9).plusSeconds(2))
                .document();
        assertThat(again.earlier()).extracting(Version::shortened).containsExactly(false, true, true);
    }

    @Test
    void keepsTextsOnceThatAlternate() {
        ArticleDocument document = FIRST;
        for (int number = 2; number <= 9; number++) {
            String text = number % 2 == 0 ? "Other. " + FULL : FULL;
            document = Revision.of(document, read(text), day(number)).document();
            assertThat(document.article(id()).body()).isEqualTo(text);
        }
        assertThat(document.earlier()).extracting(Version::body).containsExactly(FULL, "Other. " + FULL);
    }

    @Test
    void makesAnOlderCaptureAnEarlierVersion() {
        ArticleDocument second =
                Revision.of(FIRST, read("New. " + FULL), day(5)).document();
        Revision older = Revision.ofCapture(second, read("Old. " + FULL), day(3));
        assertThat(older.newText()).isNull();
        assertThat(older.document().article(id()).body()).isEqualTo("New. " + FULL);
        assertThat(older.document().changedAt()).isEqualTo(day(5));
        assertThat(older.document().fingerprint()).isEqualTo(second.fingerprint());
        assertThat(older.document().earlier())
                .containsExactly(
                        new Version(day(1), "Title", FULL, false), new Version(day(3), "Title", "Old. " + FULL, false));
        // The same file again, and texts that are known.
        for (String known : List.of("Old. " + FULL, "New. " + FULL, FULL)) {
            assertThat(Revision.ofCapture(older.document(), read(known), day(3)).document())
                    .isNull();
        }
    }

    @Test
    void takesANewerCaptureForTheTextAtItsDate() {
        ArticleDocument newer =
                Revision.ofCapture(FIRST, read("New. " + FULL), day(3)).document();
        assertThat(newer.article(id()).body()).isEqualTo("New. " + FULL);
        assertThat(newer.changedAt()).isEqualTo(day(3));
        ArticleDocument first =
                Revision.firstCapture(read(FULL), day(4), day(1)).document();
        assertThat(first.indexedAt()).isEqualTo(day(4));
        assertThat(first.changedAt()).isEqualTo(day(1));
    }

    @Test
    void takesNoWithdrawalBackThatIsLaterThanTheCapture() {
        ArticleDocument gone = FIRST.with(FIRST.history().withdrawn(day(5)));
        assertThat(Revision.ofCapture(gone, read(FULL), day(3)).document()).isNull();
        ArticleDocument other =
                Revision.ofCapture(gone, read("New. " + FULL), day(3)).document();
        assertThat(other.withdrawnAt()).isEqualTo(day(5));
        assertThat(Revision.ofCapture(gone, read(FULL), day(6)).document().withdrawnAt())
                .isNull();
    }

    @Test
    void takesAFullTextAgainAfterAShortenedOne() {
        ArticleDocument guarded = Revision.of(FIRST, read(SHORT), day(2)).document();
        ArticleDocument same = Revision.of(guarded, read(FULL), day(3)).document();
        assertThat(same.shortenedAt()).isNull();
        assertThat(same.changedAt()).isEqualTo(day(1));
        ArticleDocument changed =
                Revision.of(guarded, read("Corrected. " + FULL), day(3)).document();
        assertThat(changed.shortenedAt()).isNull();
        assertThat(changed.earlier()).extracting(Version::shortened).containsExactly(false, true);
    }

    @Test
    void believesAPageThatSaysItShowsOnlyTheBeginning() {
        String most = Prose.sentences(0, 8);
        assertThat(Revision.of(FIRST, read(most), day(2)).document().shortenedAt())
                .isNull();
        Details truncated = new Details(
                null, List.of(), null, List.of(), null, null, null, true, false, List.of(), List.of(), Map.of());
        assertThat(Revision.of(FIRST, Reading.of(new TaggedArticle(article(most, truncated), Tags.NONE)), day(2))
                        .document()
                        .shortenedAt())
                .isEqualTo(day(2));
    }

    /** A first line of news is rightly followed by another. */
    @Test
    void doesNotGuardABriefText() {
        ArticleDocument brief = Revision.first(read(SHORT), day(1)).document();
        ArticleDocument next =
                Revision.of(brief, read("Police closed the bridge."), day(2)).document();
        assertThat(next.article(id()).body()).isEqualTo("Police closed the bridge.");
        assertThat(next.shortenedAt()).isNull();
    }

    @Test
    void bringsAWithdrawnArticleBackThatIsReadAgain() {
        ArticleDocument gone = FIRST.with(FIRST.history().withdrawn(day(2)));
        assertThat(Revision.isKnown(gone, read(FULL).fingerprint())).isFalse();
        ArticleDocument back = Revision.of(gone, read(FULL), day(3)).document();
        assertThat(back.withdrawnAt()).isNull();
        assertThat(back.earlier()).isEmpty();
    }

    private static Reading read(String body) {
        return Reading.of(new TaggedArticle(article(body, Details.NONE), Tags.NONE));
    }

    private static Article article(String body, Details details) {
        return new Article(id(), URL, "courier", "Title", body, null, null, "en", details);
    }

    private static ArticleId id() {
        return ArticleId.of(URL);
    }

    private static Instant day(int number) {
        return Instant.parse("2024-01-0" + number + "T00:00:00Z");
    }
}

package dev.entente.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Details;
import dev.entente.article.Details.Kind;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticleTextTest {
    private static final URI URL = URI.create("https://courier.example/a");
    private static final OffsetDateTime PUBLISHED = OffsetDateTime.parse("2024-01-17T09:30:00+01:00");

    @Test
    void setsTheStandfirstApartAndGroupsListsAndQuotes() {
        ArticleText text = text(
                "In short.\n\nFirst.\n\nOne\n\nTwo\n\nSaid.",
                details("In short.", List.of(Kind.TEXT, Kind.TEXT, Kind.ITEM, Kind.ITEM, Kind.QUOTE), null, List.of()));
        assertThat(text.standfirst()).extracting(MarkedText.Segment::text).containsExactly("In short.");
        assertThat(text.passages())
                .extracting(ArticleText.Passage::kind)
                .containsExactly("text", "item", "item", "quote");
        assertThat(text.passages()).extracting(ArticleText.Passage::opens).containsExactly(true, true, false, true);
        assertThat(text.passages()).extracting(ArticleText.Passage::closes).containsExactly(true, false, true, true);
    }

    @Test
    void saysWhenThePostsOfALiveBlogWereWritten() {
        ArticleText text = text(
                "First.\n\nSecond.",
                details(null, List.of(), null, List.of(new Details.Post(null, 0), new Details.Post(PUBLISHED, 1))));
        assertThat(text.passages().get(0).time()).isNull();
        assertThat(text.passages().get(1).time()).contains("2024");
    }

    @Test
    void namesAChangeOnlyWhereItCameAfterPublication() {
        assertThat(text("Text.", details(null, List.of(), PUBLISHED.plusHours(2), List.of()))
                        .changed())
                .contains("11:30");
        assertThat(text("Text.", details(null, List.of(), PUBLISHED, List.of())).changed())
                .isNull();
    }

    @Test
    void showsPlainParagraphsWhereNothingElseIsKnown() {
        ArticleText text = text("First.\n\nSecond.", Details.NONE);
        assertThat(text.standfirst()).isEmpty();
        assertThat(text.passages()).extracting(ArticleText.Passage::kind).containsExactly("text", "text");
        assertThat(text.notes()).isEmpty();
    }

    private static ArticleText text(String body, Details details) {
        Article article =
                new Article(ArticleId.of(URL), URL, "courier", "A title", body, null, PUBLISHED, "en", details);
        return ArticleText.of(article, MarkedText.paragraphs(body, List.of(), "b"));
    }

    private static Details details(
            String standfirst, List<Kind> kinds, OffsetDateTime changed, List<Details.Post> posts) {
        return new Details(
                standfirst, List.of(), changed, List.of(), null, null, null, false, false, kinds, posts, Map.of());
    }
}

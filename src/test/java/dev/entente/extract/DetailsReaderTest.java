package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Details;
import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DetailsReaderTest {
    private static final String TEXT = "<p>The ministers of both states met in the house on the bridge on Monday.</p>"
            + "<h2>In the evening</h2><ul><li>They left the house in two cars, one after the other.</li></ul>"
            + "<p>They talked for most of the day, a spokeswoman said, and left in the evening without a word.</p>";

    @Test
    void readsWhatAPageSaysBesideItsText() {
        Details details = read("""
                <meta property="og:site_name" content="The Harbour Courier">
                <meta property="article:section" content="Security">
                <meta property="article:modified_time" content="2024-01-18T10:00:00+01:00">
                <meta property="og:image" content="/pictures/bridge-1200x630.jpg">
                <article><h1>Talks</h1><p class="standfirst">Two states want to open the bridge again, at least for cars.</p>
                <p class="byline">By Mara Ellison and Tomas Verhoeven</p>
                <figure><img src="/pictures/bridge-400x300.jpg"><figcaption>The bridge on Monday, seen from the ferry</figcaption></figure>
                """ + TEXT + "</article>");
        assertThat(details.standfirst()).isEqualTo("Two states want to open the bridge again, at least for cars.");
        assertThat(details.authors()).containsExactly("Mara Ellison", "Tomas Verhoeven");
        assertThat(details.changedAt()).hasToString("2024-01-18T10:00+01:00");
        assertThat(details.captions()).containsExactly("The bridge on Monday, seen from the ferry");
        assertThat(details.site()).isEqualTo("The Harbour Courier");
        assertThat(details.section()).isEqualTo("Security");
        assertThat(details.picture())
                .isEqualTo(new Details.Picture(
                        URI.create("https://courier.example/pictures/bridge-1200x630.jpg"),
                        "The bridge on Monday, seen from the ferry"));
        assertThat(details.kinds())
                .containsExactly(
                        Details.Kind.TEXT,
                        Details.Kind.TEXT,
                        Details.Kind.HEADING,
                        Details.Kind.ITEM,
                        Details.Kind.TEXT);
        assertThat(details.paywalled()).isFalse();
        assertThat(details.truncated()).isFalse();
        assertThat(details.rules())
                .containsKeys("title", "body", "author", "changedAt", "site", "section", "picture")
                .containsEntry("publishedAt", "date of change in meta");
    }

    @Test
    void saysWhichRuleGaveEachField() {
        ExtractedArticle article = (ExtractedArticle) new PageExtractor()
                .extract(URI.create("https://observer.example/live/lindby"), Fixtures.bytes("every-field.html"), null);
        Details details = article.details();
        assertThat(details.posts()).hasSize(2);
        assertThat(details.truncated()).isTrue();
        assertThat(details.rules())
                .containsOnlyKeys(
                        "author",
                        "body",
                        "canonicalUrl",
                        "captions",
                        "changedAt",
                        "language",
                        "paywalled",
                        "picture",
                        "posts",
                        "publishedAt",
                        "section",
                        "site",
                        "standfirst",
                        "title",
                        "truncated")
                .containsEntry("canonicalUrl", "link rel=canonical")
                .containsEntry("changedAt", "dateModified in JSON-LD")
                .containsEntry("language", "words and letters of the text")
                .containsEntry("paywalled", "isAccessibleForFree in JSON-LD")
                .containsEntry("picture", "og:image, with the caption of the figure that shows it")
                .containsEntry("posts", "liveBlogUpdate in JSON-LD")
                .containsEntry("publishedAt", "datePublished in JSON-LD")
                .containsEntry("section", "articleSection in JSON-LD")
                .containsEntry("site", "og:site_name")
                .containsEntry("standfirst", "element named as a standfirst")
                .containsEntry("truncated", "dots at the end of a text that readers pay for");
    }

    @Test
    void takesTheLastEditOfAWikisPageForItsChange() {
        Details details = ((ExtractedArticle) new PageExtractor()
                        .extract(
                                URI.create("https://wiki.example/wiki/Lindby"),
                                Fixtures.bytes("layouts/wiki-page.html"),
                                "utf-8"))
                .details();
        assertThat(details.changedAt()).hasToString("2024-05-07T10:15Z");
        assertThat(details.rules()).containsEntry("publishedAt", "last edit of the wiki's page");
    }

    @Test
    void saysWhereAPageShowsOnlyTheBeginningToThoseWhoDoNotPay() {
        Details details = read("""
                <script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>
                <article><h1>Talks</h1>""" + TEXT + "<p>What they agreed on will be shown to…</p></article>");
        assertThat(details.paywalled()).isTrue();
        assertThat(details.truncated()).isTrue();
    }

    @Test
    void takesDotsAtTheEndOfAFreeTextForStyle() {
        Details details = read(
                "<article><h1>Talks</h1>" + TEXT
                        + "<p>And what will be left of all this in the spring, when the water comes again, nobody knows…</p></article>");
        assertThat(details.truncated()).isFalse();
    }

    private static Details read(String html) {
        return ((ExtractedArticle) new PageExtractor()
                        .extract(
                                URI.create("https://courier.example/world/talks"),
                                ("<title>Talks</title>" + html).getBytes(StandardCharsets.UTF_8),
                                "utf-8"))
                .details();
    }
}

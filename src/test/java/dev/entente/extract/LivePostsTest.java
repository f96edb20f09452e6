package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Details;
import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePostsTest {
    private static final String HEAD =
            "<title>Talks at the border</title><article class=story><h1>Talks at the border</h1>";

    @Test
    void findsThePostsThatTheMetadataLists() {
        ExtractedArticle article = read("world/talks", """
                <script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Talks at the border",
                 "liveBlogUpdate": [
                  {"@type": "BlogPosting", "headline": "The ministers leave", "datePublished": "2024-01-17T18:05:00+01:00",
                   "articleBody": "They went to the port."},
                  {"@type": "BlogPosting", "datePublished": "2024-01-17T09:00:00+01:00",
                   "articleBody": "The first cars have come to the bridge, and the police of both sides have closed the road. More soon."}]}
                </script>""" + HEAD + """
                <h2>The ministers leave</h2><p>They went to the port in one car, which nobody had expected of them this morning.</p>
                <p>A spokeswoman said that they would not speak to reporters before they are back in their capitals.</p>
                <h2>Earlier</h2>
                <p>The first cars have come to the bridge, and the police of both sides have closed the road.</p></article>""");
        assertThat(article.details().posts())
                .extracting(Details.Post::paragraph)
                .containsExactly(0, 4);
        assertThat(article.details().posts())
                .extracting(post -> String.valueOf(post.at()))
                .containsExactly("2024-01-17T18:05+01:00", "2024-01-17T09:00+01:00");
    }

    @Test
    void findsPostsByElementsThatRecur() {
        StringBuilder html = new StringBuilder(HEAD);
        for (int hour = 12; hour > 8; hour--) {
            html.append("<div class=post><time datetime='2024-01-17T%02d:00:00Z'>%d:00</time>".formatted(hour, hour))
                    .append("<p>At %d the ministers of both states were still talking, a spokeswoman said.</p>"
                            .formatted(hour))
                    .append("<p>Nobody had left the house on the bridge since the hour before %d.</p></div>"
                            .formatted(hour));
        }
        ExtractedArticle article = read("live/talks", html + "</article>");
        assertThat(article.details().posts())
                .extracting(Details.Post::paragraph)
                .containsExactly(0, 2, 4, 6);
        assertThat(article.details().posts().get(3).at()).hasToString("2024-01-17T09:00Z");
    }

    @Test
    void findsNoPostsInAnOrdinaryArticle() {
        ExtractedArticle article = read(
                "world/talks",
                HEAD + "<p>The ministers talked for most of the day in the house on the bridge,"
                        + " and left in the evening without a word.</p><p>They will meet again in the autumn, one of them said.</p>");
        assertThat(article.details().posts()).isEqualTo(List.of());
    }

    private static ExtractedArticle read(String path, String html) {
        return (ExtractedArticle) new PageExtractor()
                .extract(URI.create("https://courier.example/" + path), html.getBytes(StandardCharsets.UTF_8), "utf-8");
    }
}

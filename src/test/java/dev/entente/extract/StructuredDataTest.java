package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class StructuredDataTest {
    @Test
    void findsTheArticleInAGraphAndItsAuthorById() {
        StructuredData data = read("""
                {"@graph": [
                  {"@type": "WebSite", "name": "Courier"},
                  {"@type": ["Article", "NewsArticle"], "headline": "A treaty", "datePublished": "2024-01-17",
                   "author": {"@id": "#mara"}, "publisher": {"name": "Courier"}},
                  {"@type": "Person", "@id": "#mara", "name": "Mara Ellison"}]}
                """);
        assertThat(data.headline()).contains("A treaty");
        assertThat(data.published()).containsExactly("2024-01-17");
        assertThat(data.authors()).containsExactly("Mara Ellison");
        assertThat(data.publisher()).contains("Courier");
    }

    @Test
    void readsThroughCommentsAndTrailingCommas() {
        StructuredData data = read("<!-- {\"@type\": \"NewsArticle\", \"headline\": \"A\ttreaty\",} -->");
        assertThat(data.headline()).contains("A treaty");
    }

    @Test
    void salvagesTheMainFieldsOfBrokenJson() {
        StructuredData data = read("{\"@type\": \"NewsArticle\", \"headline\": \"The \\\"treaty\\\"\","
                + " \"datePublished\": \"2024-01-17\", \"author\": [{\"name\": \"Mara Ellison\"}], \"oops\": }}}");
        assertThat(data.headline()).contains("The \"treaty\"");
        assertThat(data.published()).containsExactly("2024-01-17");
        assertThat(data.authors()).containsExactly("Mara Ellison");
    }

    @Test
    void knowsThatAProductIsNoArticle() {
        assertThat(read("{\"@type\": \"Product\", \"name\": \"Lamp\"}").hasArticle())
                .isFalse();
    }

    private static StructuredData read(String json) {
        return new StructuredData(Jsoup.parse("<script type='application/ld+json'>" + json + "</script>"));
    }
}

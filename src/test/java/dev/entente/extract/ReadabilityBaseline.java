package dev.entente.extract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;

/** Readability4J, to compare with: unmaintained since 2021, used by many. It reads no dates. */
final class ReadabilityBaseline {
    private ReadabilityBaseline() {}

    static ExtractionScore.Read read(URI url, byte[] html) {
        Article article = new Readability4J(url.toString(), new String(html, StandardCharsets.UTF_8)).parse();
        String content = article.getContent();
        return new ExtractionScore.Read(
                orEmpty(article.getTitle()),
                content == null ? "" : Jsoup.parse(content).text(),
                "",
                orEmpty(article.getByline()));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

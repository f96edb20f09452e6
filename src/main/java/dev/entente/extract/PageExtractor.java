package dev.entente.extract;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads articles with rules that hold for any site. */
@Singleton
public final class PageExtractor implements Extractor {
    /** Browsers cut at this depth too. */
    private static final int MAX_DEPTH = 512;

    /** A shorter text in the metadata is a summary. */
    private static final double LAST_RESORT_WORDS = 40;

    private final DateReader dates;
    private final LanguageDetection languages = new LanguageDetection();

    @Inject
    public PageExtractor() {
        this(Clock.systemUTC());
    }

    /** @param clock tells which dates lie in the future and are not believed */
    PageExtractor(Clock clock) {
        dates = new DateReader(clock);
    }

    @Override
    public Extraction extract(URI url, byte[] html, @Nullable String charset) {
        Document page = Jsoup.parse(
                PageDecoder.decode(html, charset),
                url.toString(),
                Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        MetaTags meta = new MetaTags(page);
        StructuredData data = new StructuredData(page);
        SiteName site = new SiteName(url, meta, data);
        String title = TitleReader.read(page, meta, data, site);
        Element root = page.body();
        Body read = root == null
                ? new Body(List.of(), List.of(), 0)
                : BodyReader.read(root, title, description(meta, data));
        Body text = withLastResort(read, data);
        Optional<String> refusal = ArticleDecision.refuse(url, page, title, text, isDeclaredArticle(meta, data));
        if (refusal.isPresent()) {
            return new Extraction.NotAnArticle(refusal.get());
        }
        String body = String.join("\n\n", text.paragraphs());
        List<String> authors = AuthorReader.read(page, meta, data, site, read.lead());
        return new Extraction.ExtractedArticle(
                title,
                body,
                authors.isEmpty() ? null : String.join(", ", authors),
                dates.read(url, page, meta, data, read.lead()).orElse(null),
                languages.detect(body),
                CanonicalUrl.read(url, page, meta).orElse(null));
    }

    /** Some pages carry their text for search engines only. */
    private static Body withLastResort(Body read, StructuredData data) {
        double words = read.words();
        return data.articleBody()
                .filter(text -> Words.count(text) > 3 * words + LAST_RESORT_WORDS)
                .map(text -> new Body(List.of(text), read.lead(), 0))
                .orElse(read);
    }

    private static boolean isDeclaredArticle(MetaTags meta, StructuredData data) {
        return data.hasArticle()
                || meta.first("og:type").filter(type -> type.equals("article")).isPresent()
                || meta.first("article:published_time").isPresent();
    }

    private static String description(MetaTags meta, StructuredData data) {
        return meta.first("og:description", "description", "twitter:description")
                .or(data::description)
                .orElse("");
    }
}

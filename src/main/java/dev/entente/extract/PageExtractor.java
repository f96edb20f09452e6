package dev.entente.extract;

import dev.entente.article.Details;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads articles with rules that hold for any site. */
@Singleton
public final class PageExtractor implements Extractor {
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
        return extract(url, html, charset, SiteKnowledge.NONE);
    }

    @Override
    public Extraction extract(URI url, byte[] html, @Nullable String charset, SiteKnowledge known) {
        return extract(url, PageParser.parse(url, html, charset), known);
    }

    @Override
    public Extraction extract(URI url, Document page, SiteKnowledge known) {
        MetaTags meta = new MetaTags(page);
        StructuredData data = new StructuredData(page);
        SiteName site = new SiteName(url, meta, data);
        Picked picked = new Picked(page, known.selectors());
        Found<String> title = picked.title().orElseGet(() -> TitleReader.read(page, meta, data, site));
        Body read = body(page, title.value(), description(meta, data), picked);
        Body full = withLastResort(read, page, data);
        // Who chose the selector for the body knows that what it finds is one.
        Optional<String> refusal = read.rule().equals(picked.bodyRule())
                ? Optional.empty()
                : ArticleDecision.refuse(url, page, title.value(), full, isDeclaredArticle(meta, data));
        if (refusal.isPresent()) {
            return new Extraction.NotAnArticle(refusal.get());
        }
        List<String> paragraphs = full.paragraphs();
        Set<Integer> recurring = known.paragraphs().recurring(url, paragraphs);
        Body text = recurring.isEmpty() ? full : full.without(recurring);
        Rules rules = new Rules();
        rules.put("title", title.rule());
        rules.put("body", text.rule());
        DateReader.Dates found = dates.read(url, page, meta, data, read.lead());
        List<String> authors = rules.take(
                        "author", picked.authors().or(() -> AuthorReader.read(page, meta, data, site, read)))
                .orElse(List.of());
        String body = String.join("\n\n", text.paragraphs());
        String language = languages.detect(body);
        rules.put("language", LanguageDetection.rule(language));
        OffsetDateTime published = rules.take(
                        "publishedAt",
                        dates.read(picked.dates(), page, picked.dateRule()).or(found::published))
                .orElse(null);
        URI canonical =
                rules.take("canonicalUrl", CanonicalUrl.read(url, page, meta)).orElse(null);
        Details details = details(
                new DetailsReader(url, page, meta, data),
                text,
                authors,
                found.changed(),
                LivePosts.read(url, page, data, text.blocks()),
                rules);
        return new Extraction.ExtractedArticle(
                title.value(),
                body,
                authors.isEmpty() ? null : String.join(", ", authors),
                published,
                language,
                canonical,
                details,
                recurring.stream().sorted().map(paragraphs::get).toList());
    }

    private static Body body(Document page, String title, String description, Picked picked) {
        Element root = page.body();
        if (root == null) {
            return Body.empty(List.of());
        }
        Body judged = BodyReader.read(root, title, description, picked::isDropped);
        List<Element> elements = picked.body();
        if (elements.isEmpty()) {
            return judged;
        }
        Body own = BodyReader.picked(elements, judged, picked::isDropped, picked.bodyRule());
        return own.blocks().isEmpty() ? judged : own;
    }

    private static Details details(
            DetailsReader reader,
            Body text,
            List<String> authors,
            Optional<Found<OffsetDateTime>> changed,
            Optional<Found<List<Details.Post>>> posts,
            Rules rules) {
        boolean paywalled = rules.take("paywalled", reader.paywalled()).orElse(false);
        if (!text.captions().isEmpty()) {
            rules.put("captions", "texts under pictures beside those paragraphs");
        }
        return new Details(
                rules.take("standfirst", Optional.ofNullable(text.standfirst())).orElse(null),
                authors,
                rules.take("changedAt", changed).orElse(null),
                text.captions(),
                rules.take("site", reader.site()).orElse(null),
                rules.take("section", reader.section()).orElse(null),
                rules.take("picture", reader.picture()).orElse(null),
                rules.take("truncated", DetailsReader.truncated(text.blocks(), text.tail(), paywalled))
                        .orElse(false),
                paywalled,
                DetailsReader.kinds(text.blocks()),
                rules.take("posts", posts).orElse(List.of()),
                rules.all());
    }

    /** Some pages carry their text for search engines only. */
    private static Body withLastResort(Body read, Document page, StructuredData data) {
        Element root = page.body();
        double words = read.words();
        return data.articleBody()
                .filter(text -> root != null && Words.count(text) > 3 * words + LAST_RESORT_WORDS)
                .map(text -> new Block(text, root, Block.Kind.PARAGRAPH, 0))
                .map(text ->
                        new Body(List.of(text), null, List.of(), read.lead(), read.tail(), 0, "articleBody in JSON-LD"))
                .orElse(read);
    }

    /** Which rule gave each field. */
    private static final class Rules {
        private final Map<String, String> byField = new TreeMap<>();

        void put(String field, String rule) {
            byField.put(field, rule);
        }

        <T> Optional<T> take(String field, Optional<Found<T>> found) {
            found.ifPresent(value -> put(field, value.rule()));
            return found.map(Found::value);
        }

        Map<String, String> all() {
            return byField;
        }
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

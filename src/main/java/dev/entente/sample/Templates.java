package dev.entente.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Fills the Mustache templates of {@code sample-site/templates}. */
final class Templates {
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().emptyStringIsFalse(true).withLoader(name -> new StringReader(source(name + ".html")));
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer MARKDOWN_TO_HTML =
            HtmlRenderer.builder().escapeHtml(true).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** What each article says of itself, so that nobody takes it for news. */
    private static final Map<String, String> SAMPLE_NOTES = Map.of(
            "en", "Sample article, written for trying out Entente.",
            "fa", "مقالهٔ نمونه؛ برای آزمودن Entente نوشته شده است.",
            "ar", "مقالة نموذجية كُتبت لتجربة Entente.");

    private final URI base;
    private final Map<String, String> pathBySlug = new HashMap<>();

    Templates(URI base, List<SampleArticle> articles) {
        this.base = base;
        articles.forEach(article -> pathBySlug.put(article.slug(), article.path()));
    }

    Page html(int status, String template, Map<String, ?> view, Instant changed) {
        Map<String, Object> framed = new HashMap<>(view);
        framed.put("base", base);
        framed.put("sections", Section.values());
        return Page.html(status, fill(template + ".html", framed), changed);
    }

    Page article(SampleArticle article, List<SampleArticle> related, Instant changed) {
        Map<String, Object> view = new HashMap<>(teaser(article));
        view.put("text", htmlOf(article.body()));
        view.put("note", SAMPLE_NOTES.get(article.language()));
        view.put("caption", article.caption());
        view.put("direction", article.direction());
        view.put("related", teasers(related));
        view.put("hasRelated", !related.isEmpty());
        view.put("comments", Comments.under(article.slug()));
        view.put("jsonLd", jsonLd(article));
        return html(200, article.layout().template(), view, changed);
    }

    List<Map<String, Object>> teasers(List<SampleArticle> articles) {
        return articles.stream().map(this::teaser).toList();
    }

    /** What other pages show of an article. */
    Map<String, Object> teaser(SampleArticle article) {
        Map<String, Object> view = new HashMap<>();
        view.put("path", article.path());
        view.put("url", base + article.path());
        view.put("title", article.title());
        view.put("standfirst", article.standfirst());
        view.put("author", article.author());
        view.put("place", article.place());
        view.put("section", article.section().label());
        view.put("sectionPath", article.section().path());
        view.put("picture", article.picture());
        view.put("language", article.language());
        view.put("direction", article.direction());
        view.putAll(dates("published", article.published()));
        view.putAll(dates("changed", article.changed()));
        if (article.updated() != null) {
            view.put("updated", dates("changed", article.updated()));
        }
        return view;
    }

    private static Map<String, Object> dates(String prefix, OffsetDateTime date) {
        OffsetDateTime utc = date.withOffsetSameInstant(ZoneOffset.UTC);
        return Map.of(
                prefix,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date),
                prefix + "Day",
                DateTimeFormatter.ISO_LOCAL_DATE.format(date),
                prefix + "Long",
                LONG_DATE.format(utc),
                prefix + "Short",
                SHORT_DATE.format(date),
                prefix + "Rfc",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(date));
    }

    /** With seconds, also where they are zero. */
    private static String iso(OffsetDateTime date) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date);
    }

    String fill(String template, Object view) {
        return MUSTACHE.compile(source(template)).execute(view);
    }

    private String htmlOf(String markdown) {
        Node document = MARKDOWN.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(pathBySlug.getOrDefault(link.getDestination(), link.getDestination()));
            }
        });
        return MARKDOWN_TO_HTML.render(document);
    }

    private String jsonLd(SampleArticle article) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("headline", article.title());
        data.put("description", article.standfirst());
        data.put("datePublished", iso(article.published()));
        data.put("dateModified", iso(article.changed()));
        data.put("inLanguage", article.language());
        data.put("articleSection", article.section().label());
        data.put("mainEntityOfPage", base + article.path());
        data.put("image", base + "/images/" + article.picture());
        data.put("author", Map.of("@type", "Person", "name", article.author()));
        data.put("publisher", Map.of("@type", "NewsMediaOrganization", "name", "The Saltbridge Courier"));
        try {
            // A "<" could end the script element that this stands in.
            return JSON.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings and maps are always JSON", impossible);
        }
    }

    private static String source(String template) {
        return new String(ArticleFiles.bytes("templates/" + template), StandardCharsets.UTF_8);
    }
}

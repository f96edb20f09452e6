package dev.entente.sample;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All pages of one edition, as they read under one address. */
final class PrintRun {
    private static final int FEED_SIZE = 15;
    private static final int FRONT_PAGE_NEWS = 8;
    private static final int FRONT_PAGE_PER_SECTION = 4;
    private static final int RELATED = 3;

    /** When the paper's own pages, pictures and rules were last changed; articles have dates of their own. */
    private static final Instant DESIGNED = Instant.parse("2024-01-02T06:00:00Z");

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("style.css", "text/css; charset=utf-8"),
            Map.entry("favicon.svg", "image/svg+xml"),
            Map.entry("reading-a-memorandum.pdf", "application/pdf"),
            Map.entry("images/bridge.svg", "image/svg+xml"),
            Map.entry("images/table.svg", "image/svg+xml"),
            Map.entry("images/hills.svg", "image/svg+xml"),
            Map.entry("images/harbour.svg", "image/svg+xml"),
            Map.entry("images/papers.svg", "image/svg+xml"),
            Map.entry("images/network.svg", "image/svg+xml"));

    private final URI base;
    private final List<SampleArticle> all;
    private final List<SampleArticle> live;
    private final Templates templates;
    private final Map<String, Page> pages = new HashMap<>();

    private PrintRun(int edition, URI base) {
        this.base = base;
        all = ArticleFiles.ofEdition(edition);
        live = all.stream().filter(article -> !article.gone()).toList();
        templates = new Templates(base, all);
    }

    /**
     * @param edition 1 or 2
     * @param base scheme, host and port, without a slash at the end; absolute addresses in the pages begin with it
     * @return pages by path
     */
    static Map<String, Page> of(int edition, URI base) {
        PrintRun run = new PrintRun(edition, base);
        run.print();
        return Map.copyOf(run.pages);
    }

    private void print() {
        printArticles();
        printFront();
        Arrays.stream(Section.values()).forEach(this::printSection);
        for (String name : List.of("about", "privacy", "contact", "desk/notes")) {
            pages.put("/" + name, templates.html(200, name.replace('/', '-'), Map.of(), DESIGNED));
        }
        printForMachines();
        FILES.forEach((name, type) ->
                pages.put("/" + name, Page.of(200, type, ArticleFiles.bytes("static/" + name), DESIGNED)));
    }

    /** The answer for addresses that the site does not have. */
    static Page notFound(URI base) {
        return new Templates(base, List.of()).html(404, "not-found", Map.of(), DESIGNED);
    }

    private void printArticles() {
        for (SampleArticle article : all) {
            Instant changed = article.changed().toInstant();
            pages.put(
                    article.path(),
                    article.gone()
                            ? templates.html(410, "gone", Map.of("title", article.title()), changed)
                            : templates.article(article, related(article), changed));
        }
    }

    /** Older articles of the section, so that a page stays as it is when newer articles appear. */
    private List<SampleArticle> related(SampleArticle article) {
        return live.stream()
                .filter(other -> other.section() == article.section()
                        && other.published().isBefore(article.published())
                        && other.edition() <= article.edition())
                .limit(RELATED)
                .toList();
    }

    private void printFront() {
        SampleArticle lead =
                live.stream().filter(SampleArticle::lead).findFirst().orElseThrow();
        List<SampleArticle> news = live.stream()
                .filter(article -> article != lead)
                .limit(FRONT_PAGE_NEWS)
                .toList();
        List<Map<String, Object>> parts = Arrays.stream(Section.values())
                .map(section -> part(section, article -> article != lead && !news.contains(article)))
                .toList();
        Map<String, Object> view =
                Map.of("lead", templates.teaser(lead), "news", templates.teasers(news), "parts", parts);
        pages.put("/", templates.html(200, "front", view, newestChange(live)));
    }

    private Map<String, Object> part(Section section, Predicate<SampleArticle> stillUnseen) {
        List<SampleArticle> articles = inSection(section).stream()
                .filter(stillUnseen)
                .limit(FRONT_PAGE_PER_SECTION)
                .toList();
        return Map.of("label", section.label(), "path", section.path(), "articles", templates.teasers(articles));
    }

    private void printSection(Section section) {
        List<SampleArticle> articles = inSection(section);
        Map<String, Object> view = Map.of(
                "label",
                section.label(),
                "motto",
                section.motto(),
                "path",
                section.path(),
                "articles",
                templates.teasers(articles));
        pages.put(section.path(), templates.html(200, "section", view, newestChange(articles)));
    }

    private void printForMachines() {
        Instant changed = newestChange(live);
        List<SampleArticle> newest = live.stream().limit(FEED_SIZE).toList();
        Map<String, Object> feed = Map.of(
                "base", base,
                "built", DateTimeFormatter.RFC_1123_DATE_TIME.format(changed.atOffset(ZoneOffset.UTC)),
                "articles", templates.teasers(newest));
        pages.put("/feed.xml", text("application/rss+xml; charset=utf-8", "feed.xml", feed, changed));
        Map<String, Object> sitemap = Map.of(
                "base", base, "changed", changed, "sections", Section.values(), "articles", templates.teasers(live));
        pages.put("/sitemap.xml", text("application/xml; charset=utf-8", "sitemap.xml", sitemap, changed));
        pages.put("/robots.txt", text("text/plain; charset=utf-8", "robots.txt", Map.of("base", base), DESIGNED));
    }

    private Page text(String type, String template, Map<String, Object> view, Instant changed) {
        return Page.of(200, type, templates.fill(template, view).getBytes(StandardCharsets.UTF_8), changed);
    }

    private List<SampleArticle> inSection(Section section) {
        return live.stream().filter(article -> article.section() == section).toList();
    }

    private static Instant newestChange(List<SampleArticle> articles) {
        return articles.stream()
                .map(article -> article.changed().toInstant())
                .max(Comparator.naturalOrder())
                .orElse(DESIGNED);
    }
}

package dev.entente.extract;

import dev.entente.article.Details;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads what a page says of its article beside the text. */
final class DetailsReader {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_CUT = 120;
    private static final int LONGEST_CAPTION = 1_000;
    private static final Pattern CUT = Pattern.compile(
            "(?:\\[\\s*(?:…|\\.{3}|\\+\\d+ chars)\\s*\\]|(?:continue|keep) reading|to (?:continue|keep) reading.{0,80}|read the full (?:story|article)"
                    + "|subscribe to (?:read|continue).{0,60}|lire la suite|réservée? aux abonnés|weiterlesen.{0,40}|seguir leyendo"
                    + "|читать далее|ادامه مطلب|阅读全文)\\W{0,5}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final URI url;
    private final Document page;
    private final MetaTags meta;
    private final StructuredData data;

    DetailsReader(URI url, Document page, MetaTags meta, StructuredData data) {
        this.url = url;
        this.page = page;
        this.meta = meta;
        this.data = data;
    }

    Optional<Found<String>> site() {
        return Found.first(
                        Found.of(meta.first("og:site_name"), "og:site_name"),
                        Found.of(data.publisher(), "publisher in JSON-LD"),
                        Found.of(meta.first("application-name"), "application-name"))
                .filter(name -> name.value().length() <= LONGEST_NAME);
    }

    Optional<Found<String>> section() {
        return Found.first(
                        Found.of(meta.first("article:section"), "article:section"),
                        Found.of(data.section(), "articleSection in JSON-LD"),
                        Found.of(meta.first("parsely-section", "section", "cxenseparse:section"), "section in meta"))
                .filter(name ->
                        name.value().length() <= LONGEST_NAME && !name.value().contains("://"));
    }

    Optional<Found<Details.Picture>> picture() {
        return Stream.of(
                        Found.of(meta.first("og:image", "og:image:url", "og:image:secure_url"), "og:image"),
                        Found.of(data.image(), "image in JSON-LD"),
                        Found.of(meta.first("twitter:image", "twitter:image:src"), "twitter:image"))
                .flatMap(Optional::stream)
                .flatMap(found -> absolute(found.value()).stream().map(address -> picture(address, found.rule())))
                .findFirst();
    }

    private Found<Details.Picture> picture(URI address, String rule) {
        String caption = caption(address);
        return new Found<>(
                new Details.Picture(address, caption),
                caption == null ? rule : rule + ", with the caption of the figure that shows it");
    }

    /** The caption of the figure that shows this image, be it in another size. */
    private @Nullable String caption(URI image) {
        String name = fileName(image.getPath());
        for (Element shown : page.select("figure img")) {
            Element figure = shown.closest("figure");
            Element caption = figure == null ? null : figure.selectFirst("figcaption");
            boolean same = Stream.of("src", "data-src", "srcset", "data-srcset")
                    .anyMatch(attribute ->
                            !name.isEmpty() && shown.attr(attribute).contains(name));
            if (caption != null && same) {
                String text = Words.tidy(caption.text());
                return text.isEmpty() || text.length() > LONGEST_CAPTION ? null : text;
            }
        }
        return null;
    }

    private static String fileName(@Nullable String path) {
        if (path == null) {
            return "";
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.length() < 4 ? "" : stem.replaceFirst("-\\d{2,4}x\\d{2,4}$", "");
    }

    private Optional<URI> absolute(String address) {
        try {
            URI full = url.resolve(address.strip().replace(" ", "%20"));
            String scheme = String.valueOf(full.getScheme()).toLowerCase(Locale.ROOT);
            return full.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
                    ? Optional.of(full)
                    : Optional.empty();
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** Whether the page says of itself that its text is not for everybody. */
    Optional<Found<Boolean>> paywalled() {
        return Found.first(
                Found.of(data.closed(), "isAccessibleForFree in JSON-LD"),
                Found.of(
                        meta.first("article:content_tier", "access", "cxenseparse:tier")
                                .filter(tier -> tier.toLowerCase(Locale.ROOT).matches("locked|metered|premium|paid"))
                                .map(tier -> true),
                        "content tier in meta"));
    }

    /** Whether the text breaks off. Dots alone show it only where the page says that its text is not for everybody. */
    static Optional<Found<Boolean>> truncated(List<Block> text, List<Block> after, boolean paywalled) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String last = text.get(text.size() - 1).text();
        boolean dots = last.endsWith("…") || last.endsWith("...");
        boolean marked = last.endsWith("[…]")
                || last.endsWith("[...]")
                || last.length() < LONGEST_CUT && CUT.matcher(last).find();
        boolean asksToReadOn = after.stream()
                .anyMatch(
                        block -> block.words() < 20 && CUT.matcher(block.text()).find());
        return Found.first(
                found(marked, "mark of a cut at the end of the text"),
                found(asksToReadOn, "words after the text that ask to read on"),
                found(dots && paywalled, "dots at the end of a text that readers pay for"));
    }

    private static Optional<Found<Boolean>> found(boolean holds, String rule) {
        return holds ? Optional.of(new Found<>(true, rule)) : Optional.empty();
    }

    static List<Details.Kind> kinds(List<Block> text) {
        List<Details.Kind> kinds = text.stream()
                .map(block -> switch (block.kind()) {
                    case HEADING -> Details.Kind.HEADING;
                    case ITEM -> Details.Kind.ITEM;
                    case QUOTE -> Details.Kind.QUOTE;
                    default -> Details.Kind.TEXT;
                })
                .toList();
        return kinds.stream().allMatch(kind -> kind == Details.Kind.TEXT) ? List.of() : kinds;
    }
}

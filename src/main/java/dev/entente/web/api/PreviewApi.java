package dev.entente.web.api;

import dev.entente.curation.CuratedTagging;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extractor;
import dev.entente.extract.LanguageDetection;
import dev.entente.extract.SiteKnowledge;
import dev.entente.search.InvalidCriteria;
import dev.entente.source.Selectors;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.tag.TextToTag;
import dev.entente.web.view.Labels;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Shows what extraction and tagging make of a text. Indexes nothing. */
@Admin
@Path("/api/v1/preview")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PreviewApi {
    private final Extractor extractor;
    private final CuratedTagging tagging;
    private final LanguageDetection languages;
    private final Labels labels;
    private final SourceCatalogue catalogue;

    @Inject
    PreviewApi(
            Extractor extractor,
            CuratedTagging tagging,
            LanguageDetection languages,
            Labels labels,
            SourceCatalogue catalogue) {
        this.extractor = extractor;
        this.tagging = tagging;
        this.languages = languages;
        this.labels = labels;
        this.catalogue = catalogue;
    }

    /**
     * @param source id of the source whose selectors are used
     * @param selectors to try, in place of the source's
     */
    record Page(
            @Nullable String url,
            @Nullable String html,
            @Nullable String source,
            @Nullable Picks selectors) {}

    record Picks(
            @Nullable String body,
            @Nullable String title,
            @Nullable String author,
            @Nullable String date,
            @Nullable List<String> drop) {}

    record Text(
            @Nullable String title,
            @Nullable String body,
            @Nullable String publishedAt,
            @Nullable String language) {}

    @POST
    @Path("extract")
    @Operation(
            summary = "What the extractor reads in a page",
            description =
                    "422 with the reason where the page holds no article. With the id of a source, or with selectors"
                            + " to try, the field 'without' shows what is read without them.")
    @SecurityRequirement(name = "admin")
    public Response extract(@Nullable Page page) {
        String html = required("html", page == null ? null : page.html());
        URI url = url(required("url", page.url()));
        Selectors selectors = selectors(page);
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        Extraction extraction = extractor.extract(url, bytes, "UTF-8", SiteKnowledge.of(selectors));
        if (extraction instanceof Extraction.ExtractedArticle article) {
            Extraction without = selectors.equals(Selectors.NONE) ? null : extractor.extract(url, bytes, "UTF-8");
            return Response.ok(ExtractedJson.of(article, without)).build();
        }
        return Problem.of(422, ((Extraction.NotAnArticle) extraction).reason(), null)
                .toResponse();
    }

    private Selectors selectors(Page page) {
        Picks picks = page.selectors();
        if (picks != null) {
            List<String> drop = picks.drop() == null ? List.of() : picks.drop();
            drop.forEach(selector -> checked("drop", selector));
            return new Selectors(
                    checked("body", picks.body()),
                    checked("title", picks.title()),
                    checked("author", picks.author()),
                    checked("date", picks.date()),
                    drop);
        }
        String source = page.source();
        if (source == null) {
            return Selectors.NONE;
        }
        return catalogue
                .find(source)
                .map(Source::selectors)
                .orElseThrow(() -> new InvalidCriteria("source", "There is no source '" + source + "'."));
    }

    private static @Nullable String checked(String name, @Nullable String selector) {
        if (selector != null && !Selectors.isSelector(selector)) {
            throw new InvalidCriteria(
                    "selectors." + name,
                    "The selector '" + name + "' holds '" + selector + "', which is not a CSS selector.");
        }
        return selector;
    }

    @POST
    @Path("tag")
    @Operation(
            summary = "The tags that a text would get, with their evidence",
            description = "Officials have the ids that the article would get now. 503 where they cannot be looked up.")
    @SecurityRequirement(name = "admin")
    public TagsJson tag(@Nullable Text text) {
        String title = text == null || text.title() == null ? "" : text.title();
        String body = required("body", text == null ? null : text.body());
        String language =
                text.language() == null || text.language().isBlank() ? languages.detect(body) : text.language();
        return TagsJson.of(tagging.preview(new TextToTag(title, body, language, day(text.publishedAt()))), labels);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidCriteria(field, "The field '" + field + "' is missing.");
        }
        return value;
    }

    private static URI url(String value) {
        try {
            URI url = URI.create(value.strip());
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for an address of another kind.
        }
        throw new InvalidCriteria("url", "The field 'url' takes an absolute http or https address.");
    }

    /** Takes a day, or the day of a full time. */
    private static @Nullable LocalDate day(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = value.strip();
        try {
            return stripped.length() > 10 ? OffsetDateTime.parse(stripped).toLocalDate() : LocalDate.parse(stripped);
        } catch (DateTimeParseException e) {
            throw new InvalidCriteria(
                    "publishedAt",
                    "The field 'publishedAt' takes a day such as 2024-01-31 or an ISO time with its zone.");
        }
    }
}

package dev.entente.web.api;

import dev.entente.article.Details;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extractor;
import dev.entente.extract.LanguageDetection;
import dev.entente.search.InvalidCriteria;
import dev.entente.tag.Tagger;
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
    private final Tagger tagger;
    private final LanguageDetection languages;
    private final Labels labels;

    @Inject
    PreviewApi(Extractor extractor, Tagger tagger, LanguageDetection languages, Labels labels) {
        this.extractor = extractor;
        this.tagger = tagger;
        this.languages = languages;
        this.labels = labels;
    }

    record Page(@Nullable String url, @Nullable String html) {}

    record Extracted(
            String title,
            String body,
            @Nullable String author,
            @Nullable OffsetDateTime publishedAt,
            String language,
            @Nullable URI canonicalUrl,
            Details details) {}

    record Text(
            @Nullable String title,
            @Nullable String body,
            @Nullable String publishedAt,
            @Nullable String language) {}

    @POST
    @Path("extract")
    @Operation(
            summary = "What the extractor reads in a page",
            description = "422 with the reason where the page holds no article.")
    @SecurityRequirement(name = "admin")
    public Response extract(@Nullable Page page) {
        String html = required("html", page == null ? null : page.html());
        URI url = url(required("url", page.url()));
        Extraction extraction = extractor.extract(url, html.getBytes(StandardCharsets.UTF_8), "UTF-8");
        if (extraction instanceof Extraction.ExtractedArticle article) {
            return Response.ok(new Extracted(
                            article.title(),
                            article.body(),
                            article.author(),
                            article.publishedAt(),
                            article.language(),
                            article.canonicalUrl(),
                            article.details()))
                    .build();
        }
        return Problem.of(422, ((Extraction.NotAnArticle) extraction).reason(), null)
                .toResponse();
    }

    @POST
    @Path("tag")
    @Operation(summary = "The tags that a text would get, with their evidence")
    @SecurityRequirement(name = "admin")
    public TagsJson tag(@Nullable Text text) {
        String title = text == null || text.title() == null ? "" : text.title();
        String body = required("body", text == null ? null : text.body());
        String language =
                text.language() == null || text.language().isBlank() ? languages.detect(body) : text.language();
        return TagsJson.of(tagger.tag(new TextToTag(title, body, language, day(text.publishedAt()))), labels);
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

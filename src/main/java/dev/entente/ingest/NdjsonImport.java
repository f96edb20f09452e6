package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extractor;
import dev.entente.extract.LanguageDetection;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.ingest.ImportLine.InvalidLine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads, tags and writes batch by batch; a batch is bounded by lines and by bytes, so memory is too. */
@Singleton
final class NdjsonImport implements ArticleImport {
    private static final Logger LOG = Logger.getLogger(NdjsonImport.class);
    private static final int BATCH_LINES = 200;
    private static final int BATCH_CHARACTERS = 4_000_000;
    private static final long PROGRESS_LINES = 5_000;

    private final Extractor extractor;
    private final LanguageDetection languages;
    private final ArticleTagging tagging;
    private final ArticleWriter writer;

    @Inject
    NdjsonImport(Extractor extractor, LanguageDetection languages, ArticleTagging tagging, ArticleWriter writer) {
        this.extractor = extractor;
        this.languages = languages;
        this.tagging = tagging;
        this.writer = new LinkingWriter(tagging, writer);
    }

    @Override
    public ImportReport run(InputStream ndjson) throws IOException {
        LineReader reader = new LineReader(ndjson);
        ImportTally tally = new ImportTally();
        List<LineReader.Line> batch = new ArrayList<>();
        long characters = 0;
        for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
            batch.add(line);
            characters += line.text() == null ? 0 : line.text().length();
            if (batch.size() == BATCH_LINES || characters > BATCH_CHARACTERS) {
                take(batch, tally);
                batch.clear();
                characters = 0;
            }
            if (line.number() % PROGRESS_LINES == 0) {
                LOG.infof("Importing: %,d lines read", line.number());
            }
        }
        take(batch, tally);
        writer.refresh();
        return tally.report();
    }

    /** @param article null where the line is rejected, or blank */
    private record Read(long line, @Nullable TaggedArticle article, String error) {}

    private void take(List<LineReader.Line> batch, ImportTally tally) {
        List<Read> read = batch.parallelStream().map(this::read).toList();
        List<Read> good = read.stream().filter(line -> line.article() != null).toList();
        List<Written> written = writer.write(good.stream().map(Read::article).toList());
        int next = 0;
        for (Read line : read) {
            if (line.article() == null) {
                if (!line.error().isEmpty()) {
                    tally.reject(line.line(), line.error());
                }
                continue;
            }
            Written result = written.get(next++);
            if (result.outcome() == Outcome.UNAVAILABLE) {
                throw new ImportInterrupted(tally.report(), line.line(), result.error());
            }
            tally.count(line.line(), result);
        }
    }

    private Read read(LineReader.Line line) {
        if (line.text() == null) {
            return new Read(line.number(), null, line.error());
        }
        if (line.text().isBlank()) {
            return new Read(line.number(), null, "");
        }
        try {
            return new Read(line.number(), tagging.tag(article(ImportLine.parse(line.text()))), "");
        } catch (InvalidLine e) {
            return new Read(line.number(), null, e.getMessage());
        }
    }

    private Article article(ImportLine line) throws InvalidLine {
        if (line.html() == null) {
            return new Article(
                    ArticleId.of(line.url()),
                    line.url(),
                    line.source(),
                    line.title(),
                    line.body(),
                    line.author(),
                    line.publishedAt(),
                    line.language() == null ? languages.detect(line.body()) : line.language());
        }
        Extraction extraction = extractor.extract(
                line.url(), line.html().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name());
        if (extraction instanceof ExtractedArticle page) {
            return new Article(
                    ArticleId.of(line.url()),
                    line.url(),
                    line.source(),
                    line.title() == null ? page.title() : line.title(),
                    page.body(),
                    line.author() == null ? page.author() : line.author(),
                    line.publishedAt() == null ? page.publishedAt() : line.publishedAt(),
                    line.language() == null ? page.language() : line.language(),
                    page.details().withRules(line.given()));
        }
        throw new InvalidLine("No article in \"html\": " + ((Extraction.NotAnArticle) extraction).reason());
    }
}

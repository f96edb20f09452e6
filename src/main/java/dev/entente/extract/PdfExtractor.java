package dev.entente.extract;

import dev.entente.article.Details;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article out of a PDF file with PDFBox, behind limits of bytes, pages, characters, unpacked size and time. Safe for
 * use by many threads.
 */
@Singleton
public class PdfExtractor {
    /** Bytes. */
    public static final int LARGEST = 20_000_000;

    static final int PAGES = 60;
    static final int CHARACTERS = 500_000;
    static final Duration LONGEST = Duration.ofSeconds(20);
    private static final long MEMORY = 100_000_000;
    private static final int FEWEST_WORDS = 60;
    private static final int AT_ONCE = 2;

    private final LanguageDetection languages;
    private final Duration longest;
    private final ExecutorService threads;

    @Inject
    public PdfExtractor(LanguageDetection languages) {
        this(languages, LONGEST);
    }

    PdfExtractor(LanguageDetection languages, Duration longest) {
        this.languages = languages;
        this.longest = longest;
        // A file that hangs keeps its thread; when all are kept, no more files are read.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(AT_ONCE), work -> {
                    Thread thread = new Thread(work, "pdf");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** Never fails on any bytes. */
    public Extraction extract(URI url, byte[] pdf) {
        if (pdf.length > LARGEST) {
            return nothing("The PDF file is larger than " + LARGEST / 1_000_000 + " MB.");
        }
        if (PdfStreams.isBomb(pdf)) {
            return nothing("The PDF file is packed so that it would fill the memory.");
        }
        try {
            Future<Extraction> reading = threads.submit(() -> read(url, pdf));
            try {
                return reading.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return new Extraction.NotRead(
                        "Reading the PDF file took longer than " + longest.toSeconds() + " seconds.");
            } finally {
                reading.cancel(true);
            }
        } catch (RejectedExecutionException e) {
            return new Extraction.NotRead("Too many PDF files are being read.");
        } catch (ExecutionException e) {
            return nothing("The PDF file cannot be read: " + e.getCause().getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Extraction.NotRead("The portal is being stopped.");
        }
    }

    private Extraction read(URI url, byte[] pdf) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(pdf, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache)) {
            if (document.getNumberOfPages() > PAGES) {
                return nothing(
                        "The PDF file has " + document.getNumberOfPages() + " pages; at most " + PAGES + " are read.");
            }
            List<String> paragraphs = PdfText.paragraphs(lines(document));
            PDDocumentInformation about = document.getDocumentInformation();
            String title = title(named(about), paragraphs);
            List<String> body = paragraphs.stream()
                    .filter(paragraph -> !paragraph.equals(title))
                    .toList();
            String text = String.join("\n\n", body);
            if (title == null || Words.count(text) < FEWEST_WORDS) {
                return nothing("The PDF file holds no text to speak of.");
            }
            String author = about.getAuthor() == null || about.getAuthor().isBlank()
                    ? null
                    : about.getAuthor().strip();
            OffsetDateTime date = date(about).orElse(null);
            String language = languages.detect(text);
            Map<String, String> rules = new TreeMap<>();
            rules.put("title", title.equals(named(about)) ? "title of the file" : "first short paragraph");
            rules.put("body", "paragraphs of the file");
            rules.put("language", LanguageDetection.rule(language));
            if (author != null) {
                rules.put("author", "author of the file");
            }
            if (date != null) {
                rules.put("publishedAt", "date of the file");
            }
            return new Extraction.ExtractedArticle(
                    title, text, author, date, language, null, Details.NONE.withRules(rules), List.of());
        } catch (InvalidPasswordException e) {
            return nothing("The PDF file is encrypted.");
        }
    }

    private static List<String> lines(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(false);
        stripper.setParagraphStart(PdfText.PARAGRAPH);
        stripper.setLineSeparator("\n");
        stripper.setPageStart(PdfText.PAGE + "\n");
        List<String> lines = new ArrayList<>();
        int characters = 0;
        for (int page = 1; page <= document.getNumberOfPages() && characters < CHARACTERS; page++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("it was not read to its end in time");
            }
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            String text = stripper.getText(document);
            characters += text.length();
            lines.addAll(text.substring(0, Math.min(text.length(), CHARACTERS))
                    .lines()
                    .toList());
        }
        return lines;
    }

    private static String named(PDDocumentInformation about) {
        return about.getTitle() == null
                ? ""
                : about.getTitle().replaceAll("\\s+", " ").strip();
    }

    /** As the file names itself, unless that is the name of a file or of the program; else its first short paragraph. */
    private static @Nullable String title(String plain, List<String> paragraphs) {
        boolean useful = plain.contains(" ")
                && plain.length() <= 200
                && !plain.matches("(?i)(microsoft word|untitled|document).*|.*\\.(docx?|pdf|indd|qxd|rtf|odt)");
        if (useful) {
            return plain;
        }
        return paragraphs.stream()
                .filter(paragraph -> paragraph.length() <= 200 && Words.count(paragraph) >= 3)
                .findFirst()
                .or(() -> paragraphs.stream().findFirst())
                .map(paragraph -> paragraph.length() <= 200 ? paragraph : paragraph.substring(0, 200))
                .orElse(null);
    }

    private static Optional<OffsetDateTime> date(PDDocumentInformation about) {
        Calendar date = about.getCreationDate() == null ? about.getModificationDate() : about.getCreationDate();
        if (date == null) {
            return Optional.empty();
        }
        OffsetDateTime created = date.toInstant()
                .atOffset(ZoneOffset.ofTotalSeconds(date.getTimeZone().getOffset(date.getTimeInMillis()) / 1000));
        return created.getYear() < 1990 || created.isAfter(OffsetDateTime.now().plusDays(1))
                ? Optional.empty()
                : Optional.of(created);
    }

    private static Extraction nothing(String reason) {
        return new Extraction.NotAnArticle(reason);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}

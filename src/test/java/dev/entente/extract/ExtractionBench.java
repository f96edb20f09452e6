package dev.entente.extract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.source.Selectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Measures the extractor on the development pages. Not part of the build; {@code bench/README.md} tells how to run it. */
class ExtractionBench {
    private static final int PARTS = 3;
    /** Thresholds and word lists were not tuned on this part of the sites. */
    private static final int HELD_OUT = 2;

    /** The first half warms up. */
    private static final int ROUNDS = 6;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Path OUTPUT = Path.of("target/bench");

    @Test
    void measure() throws IOException {
        assumeTrue(
                Files.isDirectory(DevelopmentPages.folder()), "No development pages in " + DevelopmentPages.folder());
        Files.createDirectories(OUTPUT);
        long before = usedHeap();
        PageExtractor extractor = new PageExtractor();
        for (String set : List.of("news", "guides")) {
            measure(extractor, set, OUTPUT);
        }
        System.out.printf(Locale.ROOT, "heap kept by the extractor: %d MB%n", (usedHeap() - before) >> 20);
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Reads one page, whatever the reader. */
    private interface Reader extends Function<DevelopmentPages.Page, ExtractionScore.Read> {}

    private static void measure(PageExtractor extractor, String set, Path output) throws IOException {
        List<DevelopmentPages.Page> pages = DevelopmentPages.read(set);
        Reader ours = page -> read(extractor.extract(page.url(), page.html(), null));
        Reader readability = page -> ReadabilityBaseline.read(page.url(), page.html());
        System.out.println(set);
        double[] speeds = speeds(pages, ours, readability);
        Path file = output.resolve(set + ".json");
        ExtractionScore score = measure("ours", speeds[0], pages, ours, file);
        measureKnownSites(extractor, pages);
        PublishedScorers.check(set, file, score).ifPresent(System.out::println);
        measure("Readability4J 1.0.8", speeds[1], pages, readability, output.resolve(set + "-readability4j.json"));
    }

    /** Pages a second of each reader's own thread, page by page in turns, so that a busy machine slows all alike. */
    private static double[] speeds(List<DevelopmentPages.Page> pages, Reader... readers) {
        long[] spent = new long[readers.length];
        for (int round = 0; round < ROUNDS; round++) {
            boolean warm = round >= ROUNDS / 2;
            for (DevelopmentPages.Page page : pages) {
                for (int i = 0; i < readers.length; i++) {
                    long start = THREADS.getCurrentThreadCpuTime();
                    readers[i].apply(page);
                    spent[i] += warm ? THREADS.getCurrentThreadCpuTime() - start : 0;
                }
            }
        }
        double measured = pages.size() * (ROUNDS - ROUNDS / 2) * 1e9;
        return LongStream.of(spent).mapToDouble(time -> measured / time).toArray();
    }

    /** Of the pages with others of their site in the set: how they are read alone, and with those others known. */
    private static void measureKnownSites(PageExtractor extractor, List<DevelopmentPages.Page> pages) {
        Map<String, List<DevelopmentPages.Page>> bySite = pages.stream()
                .filter(page -> page.url().getHost() != null)
                .collect(Collectors.groupingBy(page -> page.url().getHost().replaceFirst("^www\\.", "")));
        ExtractionScore alone = new ExtractionScore();
        ExtractionScore known = new ExtractionScore();
        for (List<DevelopmentPages.Page> site : bySite.values()) {
            SiteParagraphs paragraphs = new SiteParagraphs();
            for (DevelopmentPages.Page page : site) {
                if (extractor.extract(page.url(), page.html(), null) instanceof ExtractedArticle article) {
                    paragraphs.note(page.url(), List.of(article.body().split("\n\n")), LocalDate.EPOCH);
                }
            }
            for (DevelopmentPages.Page page : site.size() > 1 ? site : List.<DevelopmentPages.Page>of()) {
                SiteKnowledge others = new SiteKnowledge(Selectors.NONE, paragraphs);
                alone.add(page, read(extractor.extract(page.url(), page.html(), null)));
                known.add(page, read(extractor.extract(page.url(), page.html(), null, others)));
            }
        }
        System.out.println("  pages with others of their site in the set:");
        System.out.println("    read alone           " + alone);
        System.out.println("    the others known     " + known);
    }

    private static ExtractionScore measure(
            String name, double speed, List<DevelopmentPages.Page> pages, Reader reader, Path file) throws IOException {
        Map<String, Map<String, String>> predictions = new LinkedHashMap<>();
        ExtractionScore tuned = new ExtractionScore();
        ExtractionScore heldOut = new ExtractionScore();
        ExtractionScore all = new ExtractionScore();
        ExtractionScore supported = new ExtractionScore();
        for (DevelopmentPages.Page page : pages) {
            ExtractionScore.Read read = reader.apply(page);
            all.add(page, read);
            if (standsInThePage(page)) {
                supported.add(page, read);
            }
            (page.part(PARTS) == HELD_OUT ? heldOut : tuned).add(page, read);
            predictions.put(page.id(), prediction(read));
        }
        new ObjectMapper().writeValue(file.toFile(), predictions);
        System.out.printf(Locale.ROOT, "  %s: %.0f pages a second; written to %s%n", name, speed, file);
        System.out.println("    tuned on  " + tuned);
        System.out.println("    held out  " + heldOut);
        System.out.println("    all       " + all);
        System.out.println("    whose day stands in the page " + supported);
        return all;
    }

    /** Whether the labelled day is written somewhere in the page, for machines or for readers of English. */
    private static boolean standsInThePage(DevelopmentPages.Page page) {
        if (page.day() == null) {
            return false;
        }
        LocalDate day = LocalDate.parse(page.day().substring(0, 10));
        String html = new String(page.html(), StandardCharsets.UTF_8);
        return Stream.of(
                        "yyyy-MM-dd",
                        "yyyy/MM/dd",
                        "yyyy/M/d",
                        "MMMM d, yyyy",
                        "MMM d, yyyy",
                        "MMM. d, yyyy",
                        "d MMMM yyyy",
                        "d MMM yyyy",
                        "MM/dd/yyyy",
                        "dd/MM/yyyy")
                .map(form -> DateTimeFormatter.ofPattern(form, Locale.US).format(day))
                .anyMatch(html::contains);
    }

    static ExtractionScore.Read read(Extraction extraction) {
        if (extraction instanceof ExtractedArticle article) {
            return new ExtractionScore.Read(
                    article.title(),
                    article.body(),
                    article.publishedAt() == null
                            ? ""
                            : article.publishedAt().toLocalDate().toString(),
                    article.author() == null ? "" : article.author());
        }
        return new ExtractionScore.Read("", "", "", "");
    }

    private static Map<String, String> prediction(ExtractionScore.Read read) {
        return Map.of("articleBody", read.body(), "title", read.title(), "date", read.day(), "author", read.authors());
    }
}

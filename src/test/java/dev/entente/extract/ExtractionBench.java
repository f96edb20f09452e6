package dev.entente.extract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.extract.Extraction.ExtractedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures the extractor on the development pages. Not part of the build; {@code bench/README.md} tells how to run it. */
class ExtractionBench {
    private static final int PARTS = 3;
    /** Thresholds and word lists were not tuned on this part of the sites. */
    private static final int HELD_OUT = 2;

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

    private static void measure(PageExtractor extractor, String set, Path output) throws IOException {
        List<DevelopmentPages.Page> pages = DevelopmentPages.read(set);
        pages.forEach(page -> extractor.extract(page.url(), page.html(), null));
        Map<String, Map<String, String>> predictions = new LinkedHashMap<>();
        ExtractionScore tuned = new ExtractionScore();
        ExtractionScore heldOut = new ExtractionScore();
        ExtractionScore all = new ExtractionScore();
        int refused = 0;
        long spent = 0;
        for (DevelopmentPages.Page page : pages) {
            long start = System.nanoTime();
            Extraction extraction = extractor.extract(page.url(), page.html(), null);
            spent += System.nanoTime() - start;
            refused += extraction instanceof ExtractedArticle ? 0 : 1;
            ExtractionScore.Read read = read(extraction);
            all.add(page, read);
            (page.part(PARTS) == HELD_OUT ? heldOut : tuned).add(page, read);
            predictions.put(page.id(), prediction(read));
        }
        Path file = output.resolve(set + ".json");
        new ObjectMapper().writeValue(file.toFile(), predictions);
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f pages a second, %d refused; written to %s%n",
                set,
                pages.size() * 1e9 / spent,
                refused,
                file);
        System.out.println("  tuned on  " + tuned);
        System.out.println("  held out  " + heldOut);
        System.out.println("  all       " + all);
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

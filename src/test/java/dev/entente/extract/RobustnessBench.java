package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damages pages many thousand times, and shows how time grows with size. {@code bench/README.md} tells how to run it. */
class RobustnessBench {
    private static final int RUNS = Integer.getInteger("entente.runs", 50_000);
    private static final int LONGEST = 24_000;
    private static final URI PAGE = URI.create("https://courier.example/world/treaty");

    private final PageExtractor extractor = new PageExtractor();

    @Test
    void answersWhateverIsDoneToAPage() {
        List<byte[]> pages = new ArrayList<>(
                List.of(Fixtures.bytes("clutter-around-text.html"), Fixtures.bytes("jalali-date-in-text.html")));
        for (File layout : new File("src/test/resources/extract/layouts").listFiles()) {
            pages.add(Fixtures.bytes("layouts/" + layout.getName()));
        }
        if (Files.isDirectory(DevelopmentPages.folder())) {
            for (String set : List.of("news", "guides")) {
                DevelopmentPages.read(set).forEach(page -> pages.add(page.html()));
            }
        }
        Random random = new Random(2024);
        long slowest = 0;
        int articles = 0;
        for (int run = 0; run < RUNS; run++) {
            byte[] damaged = MutatedPages.mutate(pages.get(random.nextInt(pages.size())), random, LONGEST);
            long start = System.nanoTime();
            Extraction extraction = extractor.extract(PAGE, damaged, run % 3 == 0 ? "utf-8" : null);
            slowest = Math.max(slowest, System.nanoTime() - start);
            articles += extraction instanceof Extraction.ExtractedArticle ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d damaged pages out of %d: all answered, %d with an article, the slowest in %d ms%n",
                RUNS,
                pages.size(),
                articles,
                slowest / 1_000_000);
        assertThat(articles).isPositive();
    }

    @Test
    void takesTimeInProportionToSize() {
        String paragraph = "<p>The ministers agreed on Monday to open a joint desk for border police, she said.</p>";
        String list = "<li><a href=/a>Another headline of the day</a> <time datetime=2024-01-17>17 January</time></li>";
        String json =
                "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": {\"name\": \"Mara Ellison\"}}</script>";
        String soup = "<div class='related post'><b><a href=x>by <i>x</div></b>";
        for (String piece : List.of(paragraph, list, json, soup, "<div>", "word ")) {
            StringBuilder times = new StringBuilder();
            time(page(piece, 1));
            for (int size = 1; size <= 8; size *= 2) {
                times.append(String.format(Locale.ROOT, " %5d", time(page(piece, size))));
            }
            System.out.printf(
                    "ms at 0.5, 1, 2, 4 MB:%s   %s%n", times, piece.substring(0, Math.min(40, piece.length())));
        }
    }

    private static byte[] page(String piece, int halfMegabytes) {
        String head = "<title>Talks</title><h1>Talks</h1>";
        return (head + piece.repeat(halfMegabytes * 500_000 / piece.length())).getBytes(StandardCharsets.UTF_8);
    }

    /** The best of three, in milliseconds. */
    private long time(byte[] page) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            extractor.extract(PAGE, page, "utf-8");
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1_000_000;
    }
}

package dev.entente.tag.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Kilobytes a second that one thread reads names from, beside the library's own classifier on the same articles; the
 * column kilobytes is the result. Needs articles: {@code -Dentente.data=FOLDER}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 4, time = 5)
@Fork(1)
public class RecogniserBench {
    private static final int ARTICLES = 3_000;

    private final String[] texts = new String[ARTICLES];
    private CrfRecogniser recogniser;
    private CRFClassifier<CoreLabel> bare;

    @Test
    void measure() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RecogniserBench.class.getSimpleName())
                        .jvmArgs("-Xmx1g", "-Dentente.data=" + System.getProperty("entente.data", "../shared/data"))
                        .build())
                .run();
    }

    /** Where one thread stands in the articles, and how much it has read. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Progress {
        private int next;
        private long characters;

        public double kilobytes() {
            return characters / 1000.0;
        }

        @Setup(Level.Iteration)
        public void startAnew() {
            characters = 0;
        }

        private String next(String[] texts) {
            String text = texts[next++ % texts.length];
            characters += text.length();
            return text;
        }
    }

    @Setup
    public void load() throws IOException, ClassNotFoundException {
        Path articles = Path.of(System.getProperty("entente.data"), "tehran-times", "articles.ndjson.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(articles)), StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            for (int i = 0; i < ARTICLES; i++) {
                JsonNode article = json.readTree(lines.readLine());
                texts[i] = article.get("body").asText();
            }
        }
        try (InputStream model = EnglishRecogniser.class.getResourceAsStream(EnglishRecogniser.MODEL)) {
            recogniser = CrfRecogniser.read(model);
        }
        bare = CrfRecogniserTest.bareClassifier();
    }

    @Benchmark
    public Object entente(Progress progress) {
        return recogniser.find(progress.next(texts));
    }

    @Benchmark
    public Object bareClassifier(Progress progress) {
        return bare.classifyToCharacterOffsets(progress.next(texts));
    }
}

package dev.entente.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.Tags;
import dev.entente.tag.names.EnglishRecogniser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Milliseconds for one text: articles of about 5 KB with the registry alone and with 50,000 officials more, and texts that
 * nobody wrote, in two lengths: ten times the length should take ten times the time.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class TaggerBench {
    private static final LocalDate DAY = LocalDate.of(2015, 6, 1);

    @Test
    void measure() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(TaggerBench.class.getSimpleName())
                        .jvmArgs("-Xmx2g", "-Dentente.data=" + System.getProperty("entente.data", "../shared/data"))
                        .build())
                .run();
    }

    @State(Scope.Benchmark)
    public static class Articles {
        @Param({"0", "50000"})
        int added;

        private final List<TextToTag> texts = new ArrayList<>();
        private Tagger tagger;
        private int next;

        @Setup
        public void load() throws IOException {
            tagger = new TaxonomyTagger(new Taxonomy(() -> officials(added)), new EnglishRecogniser());
            Path articles = Path.of(System.getProperty("entente.data"), "tehran-times", "articles.ndjson.gz");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(articles)), StandardCharsets.UTF_8))) {
                ObjectMapper json = new ObjectMapper();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode article = json.readTree(line);
                    String body = article.get("body").asText();
                    if (body.length() > 4_500 && body.length() < 5_500) {
                        texts.add(new TextToTag(article.get("title").asText(), body, "en", DAY));
                    }
                }
            }
        }
    }

    /** Names from syllables, each once. */
    static List<Official> officials(int count) {
        String[] syllables = "ba do ka li mo na pe ra sa ti vo zu che gha mir jan sul tan far had".split(" ");
        Random random = new Random(7);
        List<Official> officials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder();
            for (int part = 0; part < 3; part++) {
                StringBuilder word = new StringBuilder();
                for (int j = 0; j < 3; j++) {
                    word.append(syllables[random.nextInt(syllables.length)]);
                }
                word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
                name.append(part == 0 ? "" : " ").append(word);
            }
            String country = List.of("IR", "IQ", "CN", "RU", "PE").get(i % 5);
            List<Role> roles = List.of(new Role("Interior minister", "2001", null));
            officials.add(new Official("x" + i, name.toString(), List.of(), List.of(), country, roles));
        }
        return officials;
    }

    private static Tags withMeetings(Tagger tagger, TextToTag text) {
        Tags tags = tagger.tag(text);
        return tags.withMeetings(MeetingFinder.find(text, tags.officials()));
    }

    /** Each text once, so that the recogniser remembers none. */
    @Benchmark
    public Object article(Articles articles) {
        return withMeetings(articles.tagger, articles.texts.get(articles.next++ % articles.texts.size()));
    }

    @State(Scope.Benchmark)
    public static class Hostile {
        @Param({"CAPITALS", "COMMAS", "QUOTES", "CONTROLS", "NAMES", "MEETINGS"})
        Kind kind;

        @Param({"100000", "1000000"})
        int length;

        private Tagger tagger;
        private TextToTag text;
        private int calls;

        public enum Kind {
            CAPITALS("ABCDEFG"),
            COMMAS(","),
            QUOTES("“\"'‘"),
            CONTROLS("\u200b\u202eIran\u200f\u202c "),
            NAMES("the minister of Iran Ali Karimi, "),
            MEETINGS("Xi Jinping met Ebrahim Raisi and ");

            private final String piece;

            Kind(String piece) {
                this.piece = piece;
            }
        }

        @Setup
        public void load() {
            tagger = new TaxonomyTagger(new Taxonomy(), new EnglishRecogniser());
        }

        /** Another text each time, so that the recogniser remembers none. */
        @Setup(Level.Invocation)
        public void next() {
            String body = kind.piece.repeat(length / kind.piece.length()) + calls++;
            text = new TextToTag("", body, "en", DAY);
        }
    }

    @Benchmark
    public Object hostile(Hostile hostile) {
        return withMeetings(hostile.tagger, hostile.text);
    }
}

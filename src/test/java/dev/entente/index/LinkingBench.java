package dev.entente.index;

import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.support.TestElasticsearch;
import dev.entente.tag.IdentityStore;
import dev.entente.tag.MemoryIdentities;
import dev.entente.tag.OfficialLinking;
import dev.entente.tag.OfficialLinking.Dated;
import dev.entente.tag.Taxonomy;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
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
 * Milliseconds to link one article of five officials, one of them new and one in a shorter form, with 50,000 identities of
 * five states: in memory, which is what deciding costs, and in Elasticsearch, alone and in batches of 100 as a crawl writes
 * them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class LinkingBench {
    private static final int BATCH = 100;
    private static final int IDENTITIES = 50_000;
    private static final List<String> COUNTRIES = List.of("IR", "IQ", "CN", "RU", "PE");

    @Test
    void measure() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(LinkingBench.class.getSimpleName())
                        .jvmArgs("-Xmx1g")
                        .build())
                .run();
    }

    @State(Scope.Benchmark)
    public static class Store {
        @Param({"MEMORY", "ELASTICSEARCH"})
        String kind;

        private final Random random = new Random(7);
        private final List<Dated> known = new ArrayList<>();
        private OfficialLinking linking;
        private int next;

        @Setup
        public void fill() throws IOException {
            IdentityStore store = new MemoryIdentities();
            if (kind.equals("ELASTICSEARCH")) {
                new Indexes(TestElasticsearch.client()).prepare();
                Readiness readiness = new Readiness();
                readiness.isReady();
                store = new ElasticsearchIdentities(TestElasticsearch.client(), readiness);
            }
            linking = new OfficialLinking(new Taxonomy(), store);
            for (int i = 0; i < IDENTITIES; i += 5_000) {
                List<Dated> articles = new ArrayList<>();
                for (int j = i; j < i + 5_000; j++) {
                    articles.add(article(List.of(tag(name(), COUNTRIES.get(j % COUNTRIES.size()), j))));
                }
                linking.link(articles);
                known.addAll(articles);
            }
        }

        /** A thousand given names, two thousand family names: many share one. */
        private String name() {
            return word(random.nextInt(1_000)) + " " + word(1_000 + random.nextInt(2_000)) + " "
                    + word(3_000 + random.nextInt(2_000));
        }

        private static String word(int number) {
            String[] syllables = "ba do ka li mo na pe ra sa ti vo zu che gha mir jan sul tan far had".split(" ");
            String word = syllables[number % 20] + syllables[number / 20 % 20] + syllables[number / 400 % 20];
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }

        private static OfficialTag tag(String name, String country, int office) {
            String id = name.toLowerCase(Locale.ROOT).replace(' ', '-');
            String role = "head of department " + office % 50;
            return new OfficialTag(id, name, List.of(name), role, country, List.of());
        }

        private static Dated article(List<OfficialTag> officials) {
            return new Dated(new Tags(List.of(), officials, List.of(), List.of()), LocalDate.of(2020, 1, 1));
        }

        Dated next() {
            List<OfficialTag> officials = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                officials.add(known.get(random.nextInt(known.size()))
                        .tags()
                        .officials()
                        .get(0));
            }
            OfficialTag longer =
                    known.get(random.nextInt(known.size())).tags().officials().get(0);
            String shorter = longer.name().substring(0, longer.name().lastIndexOf(' '));
            officials.add(new OfficialTag(
                    shorter.toLowerCase(Locale.ROOT).replace(' ', '-'),
                    shorter,
                    List.of(shorter),
                    longer.role(),
                    longer.country(),
                    List.of()));
            officials.add(tag(name() + " " + word(next++ % 8_000), COUNTRIES.get(next % COUNTRIES.size()), next));
            return article(officials);
        }
    }

    @Benchmark
    public Object alone(Store store) {
        return store.linking.link(List.of(store.next()));
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object inBatches(Store store) {
        List<Dated> articles = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            articles.add(store.next());
        }
        return store.linking.link(articles);
    }
}

package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.index.SampleArticles;
import dev.entente.support.MadeUpSite;
import dev.entente.support.MadeUpSite.Asked;
import dev.entente.support.TestElasticsearch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * kill -9 at ten random moments of a crawl of 2,000 pages by two processes, each of which is started again at once. At the end
 * every page is indexed once, and the sites never saw what their sources do not allow.
 */
class TwoInstancesKilledIT {
    private static final int SITES = 4;
    private static final int PAGES = 500;
    private static final int KILLS = 10;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration DELAY = Duration.ofMillis(10);
    /** For what a slow and busy machine may take; nothing is measured by it. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ElasticsearchClient client = TestElasticsearch.client();
    private final List<MadeUpSite> sites =
            IntStream.range(0, SITES).mapToObj(i -> new MadeUpSite(PAGES, 3)).toList();
    private final Process[] instances = new Process[2];

    @AfterEach
    void end() {
        for (Process instance : instances) {
            if (instance != null) {
                instance.destroyForcibly().onExit().join();
            }
        }
        sites.forEach(MadeUpSite::close);
    }

    @Test
    void indexEachPageOnceAndAskForNoneTooSoon() throws Exception {
        SampleArticles.prepareIndexes();
        long seed = System.nanoTime();
        System.out.println("Seed of the moments: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < instances.length; i++) {
            instances[i] = start();
        }
        int[] moments = random.ints(KILLS, 20, SITES * PAGES - 100).sorted().toArray();
        for (int moment : moments) {
            await("request " + moment).atMost(PATIENCE).until(() -> asked() >= moment);
            int unlucky = random.nextInt(instances.length);
            instances[unlucky].destroyForcibly().onExit().join();
            instances[unlucky] = start();
        }
        await("all is indexed").atMost(PATIENCE).until(() -> indexed() == SITES * PAGES);

        for (int i = 0; i < SITES; i++) {
            assertThat(indexed("s" + i)).as("articles of site " + i).isEqualTo(PAGES);
            assertPolite(sites.get(i));
        }
    }

    private static void assertPolite(MadeUpSite site) {
        Map<String, Long> last = new HashMap<>();
        long before = 0;
        for (Asked asked : site.asked()) {
            if (asked.path().equals("/robots.txt")) {
                continue;
            }
            if (before != 0) {
                assertThat(Duration.ofNanos(asked.at() - before))
                        .as("pause before " + asked.path())
                        .isGreaterThanOrEqualTo(DELAY);
            }
            before = asked.at();
            Long earlier = last.put(asked.path(), asked.at());
            if (earlier != null) {
                // Asked for before a kill, and never settled: again, but only once the dead one's lease was over.
                assertThat(Duration.ofNanos(asked.at() - earlier))
                        .as("time until " + asked.path() + " again")
                        .isGreaterThanOrEqualTo(LEASE);
            }
        }
        assertThat(last.keySet())
                .containsAll(
                        IntStream.range(0, PAGES).mapToObj(MadeUpSite::path).toList());
        assertThat(site.mostAtOnce()).as("connections at once").isEqualTo(1);
    }

    private int asked() {
        return sites.stream().mapToInt(MadeUpSite::count).sum();
    }

    private long indexed() throws IOException {
        client.indices().refresh(r -> r.index("articles"));
        long all = 0;
        for (int i = 0; i < SITES; i++) {
            all += indexed("s" + i);
        }
        return all;
    }

    private long indexed(String source) throws IOException {
        return client.count(c -> c.index("articles")
                        .query(q -> q.term(t -> t.field("source").value(source))))
                .count();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        TestElasticsearch.asProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(
                List.of(CrawlWorker.class.getName(), Long.toString(LEASE.toMillis()), Long.toString(DELAY.toMillis())));
        sites.forEach(site -> command.add(site.url("/").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/crawl-workers.log")))
                .start();
    }
}

package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Crawler.Scope;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Crawlers that know nothing of each other, on one frontier in Elasticsearch. */
class ManyWorkersIT {
    private static final int PAGES = 200;

    private final LocalSite site = new LocalSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void fetchEachPageOnceBetweenThem() throws Exception {
        StringBuilder front = new StringBuilder();
        for (int i = 0; i < PAGES; i++) {
            front.append("<a href=/p").append(i).append(">x</a>");
            site.html("/p" + i, "x");
        }
        site.html("/", front.toString());
        Source source = Sources.named("s" + UUID.randomUUID(), site.url("/"));
        ElasticsearchFrontierTest.createIndex();
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            FakeLease one = FakeLease.alone();
            List<FakeLease> apps = List.of(one, one.another("two"), one.another("three"));
            List<Callable<List<String>>> work = new ArrayList<>();
            apps.forEach(lease -> work.add(() -> crawl(source, lease)));
            List<String> read = new ArrayList<>();
            for (Future<List<String>> done : workers.invokeAll(work)) {
                read.addAll(done.get());
            }
            assertThat(read).hasSize(PAGES).doesNotHaveDuplicates();
            assertThat(site.paths().stream().filter(path -> path.startsWith("/p")))
                    .hasSize(PAGES)
                    .doesNotHaveDuplicates();
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<String> crawl(Source source, CrawlLease lease) throws Exception {
        TestCrawler test = new TestCrawler(Settings.USUAL, Clock.tickMillis(ZoneOffset.UTC));
        List<String> read = new ArrayList<>();
        try (SiteVisit visit =
                test.crawler(ElasticsearchFrontierTest.shared(lease)).visit(source, Scope.DUE)) {
            do {
                for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                    if (visited instanceof Visited.Page page) {
                        read.add(page.url().getPath());
                        visit.settleArticle(page, page.url(), true);
                    }
                }
            } while (read.isEmpty() && visit.awaitReturning());
        }
        return read;
    }
}

package dev.entente.ingest;

import dev.entente.index.Readiness;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Crawls what is due, again and again. Silent until the indexes can be used: the first crawl is the start's own. */
@Singleton
class CrawlSchedule {
    private final Readiness readiness;
    private final Provider<Crawls> crawls;

    @Inject
    CrawlSchedule(Readiness readiness, Provider<Crawls> crawls) {
        this.readiness = readiness;
        this.crawls = crawls;
    }

    @Scheduled(
            identity = "crawl",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            every = "${entente.crawl.every}")
    void crawl() {
        if (readiness.ready()) {
            crawls.get().goOn();
        }
    }
}

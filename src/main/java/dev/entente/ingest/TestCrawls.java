package dev.entente.ingest;

import dev.entente.source.Source;

/** Tries a source out. */
public interface TestCrawls {
    int BEGINNING = 400;

    /** Reads some pages as politely as a crawl, which can take a minute or two. Keeps and indexes nothing. */
    TestCrawl run(Source source) throws InterruptedException;
}

package dev.entente.ingest;

import dev.entente.source.Source;
import java.io.IOException;
import java.io.InputStream;

/** Takes the pages of a WARC file as if they had been crawled now, in constant memory. */
public interface WarcImport {
    /**
     * Reads, tags and indexes page after page. When it returns, each accepted article is on Elasticsearch's disk. Of an
     * article that stands in the file several times, the newest capture counts.
     *
     * @param source whose rules say which pages are read
     * @throws IOException if the stream breaks off; what was read before it is indexed
     * @throws ImportInterrupted if Elasticsearch stops answering
     */
    WarcReport run(Source source, InputStream file) throws IOException;
}

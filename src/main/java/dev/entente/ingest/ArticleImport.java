package dev.entente.ingest;

import java.io.IOException;
import java.io.InputStream;

/** Takes articles from elsewhere, one JSON object a line, in constant memory. */
public interface ArticleImport {
    /**
     * Tags and indexes line after line. When it returns, each accepted line is on Elasticsearch's disk.
     *
     * @throws IOException if the stream breaks off; what was read before it is indexed
     */
    ImportReport run(InputStream ndjson) throws IOException;
}

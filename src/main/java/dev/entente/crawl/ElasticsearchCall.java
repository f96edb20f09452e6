package dev.entente.crawl;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;

/** One request of the stores in this room, with its failures told in their words. */
@FunctionalInterface
interface ElasticsearchCall<T> {
    int CONFLICT = 409;
    int NOT_FOUND = 404;

    T send() throws IOException;

    static <T> T send(ElasticsearchCall<T> call) {
        try {
            return call.send();
        } catch (ElasticsearchException e) {
            throw new FrontierUnavailable("Elasticsearch refused: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new FrontierUnavailable("Elasticsearch does not answer (" + e.getMessage() + ").", e);
        }
    }

    static void requireWritten(BulkResponseItem item) {
        if (item.error() != null) {
            throw new FrontierUnavailable(
                    "Elasticsearch did not take a known URL: " + item.error().reason() + ".", null);
        }
    }
}

package dev.entente.coverage;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.entente.index.ElasticsearchErrors;
import java.io.IOException;

/** Sends requests of this room's stores. */
final class ElasticsearchRequests {
    private ElasticsearchRequests() {}

    interface Request<T> {
        T send() throws IOException;
    }

    static <T> T ask(Request<T> request) {
        try {
            return request.send();
        } catch (IOException | ElasticsearchException e) {
            throw new CoverageUnavailable(ElasticsearchErrors.reason(e), e);
        }
    }
}

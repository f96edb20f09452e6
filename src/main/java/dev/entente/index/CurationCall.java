package dev.entente.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.entente.curation.CurationUnavailable;
import java.io.IOException;

/** How the stores of curation speak to Elasticsearch. */
final class CurationCall {
    private CurationCall() {}

    interface Request<T> {
        T send() throws IOException;
    }

    /** @throws CurationUnavailable if the indexes are not ready, or with the reason as its cause if the request fails */
    static <T> T send(Readiness readiness, Request<T> request) {
        if (!readiness.ready()) {
            throw new CurationUnavailable(readiness.message(), null);
        }
        try {
            return request.send();
        } catch (IOException | ElasticsearchException e) {
            throw new CurationUnavailable(ElasticsearchErrors.reason(e), e);
        }
    }
}

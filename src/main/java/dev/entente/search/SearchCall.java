package dev.entente.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.entente.index.ElasticsearchErrors;
import java.io.IOException;

/** Says in our words what went wrong with a request. */
final class SearchCall {
    private SearchCall() {}

    interface Request<T> {
        T send() throws IOException;
    }

    static <T> T ask(Request<T> request) {
        try {
            return request.send();
        } catch (IOException | ElasticsearchException e) {
            int status = ElasticsearchErrors.status(e);
            if (status == ElasticsearchErrors.BAD_REQUEST) {
                throw new InvalidCriteria(
                        "q", "This search has too many words or parts to be answered. Use fewer, or a quoted phrase.");
            }
            throw new SearchUnavailable(
                    status == ElasticsearchErrors.NOT_FOUND
                            ? "The index is not there yet."
                            : ElasticsearchErrors.reason(e),
                    e);
        }
    }
}

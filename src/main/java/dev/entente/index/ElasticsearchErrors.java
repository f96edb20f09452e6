package dev.entente.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import org.elasticsearch.client.ResponseException;

/** What a failed request says, in whichever of its two forms the client throws it. */
public final class ElasticsearchErrors {
    public static final int NO_ANSWER = 0;
    public static final int BAD_REQUEST = 400;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int CONFLICT = 409;

    private ElasticsearchErrors() {}

    /**
     * The HTTP status; {@link #NO_ANSWER} where Elasticsearch did not answer. A version conflict of a single document
     * comes as the low-level client's exception, an IOException (seen with 8.19.9); most others do not.
     */
    public static int status(Exception failure) {
        if (failure instanceof ElasticsearchException answer) {
            return answer.status();
        }
        return failure instanceof ResponseException answer
                ? answer.getResponse().getStatusLine().getStatusCode()
                : NO_ANSWER;
    }

    /** The reason that Elasticsearch gives, or why there is none. */
    public static String reason(Throwable failure) {
        return failure instanceof ElasticsearchException answer
                ? answer.error().type() + ": " + answer.error().reason()
                : "Elasticsearch does not answer (" + failure.getMessage() + ")";
    }
}

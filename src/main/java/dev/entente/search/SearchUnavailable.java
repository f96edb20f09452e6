package dev.entente.search;

/** Elasticsearch does not answer; trying again later may help. */
public final class SearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SearchUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

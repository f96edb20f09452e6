package dev.entente.source;

/** What is kept of sources cannot be read or changed now; trying again later may help. */
public final class SourcesUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourcesUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

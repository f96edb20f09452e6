package dev.entente.engine;

/** The embedded Elasticsearch cannot run; the message says why and what to do, in words for whoever starts the portal. */
public final class EngineFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineFailure(String message) {
        super(message);
    }

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.entente.coverage;

/** The record of crawls cannot be read or written now; trying again later may help. */
public final class CoverageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CoverageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

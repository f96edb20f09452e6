package dev.entente.curation;

/** What curators did cannot be read or added to now; trying again later may help. */
public final class CurationUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CurationUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.entente.tag;

/** A taxonomy file that cannot be used; the message names file, line and column. */
public class InvalidTaxonomy extends RuntimeException {
    public InvalidTaxonomy(String message) {
        super(message);
    }

    public InvalidTaxonomy(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.entente.tag;

import org.jspecify.annotations.Nullable;

/** The store of identities did not answer; nothing is known of what it holds. */
public class IdentitiesUnavailable extends RuntimeException {
    public IdentitiesUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

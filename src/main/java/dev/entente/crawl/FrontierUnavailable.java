package dev.entente.crawl;

import org.jspecify.annotations.Nullable;

/** The store of known URLs does not answer. The message is a sentence for people. */
public final class FrontierUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FrontierUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.entente.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source is crawled.
 *
 * @param reason why not, as a sentence for people; null where it is crawled
 * @param since when it came into this state; null where it never was in another
 */
public record SourceState(
        Kind kind, @Nullable String reason, @Nullable Instant since) {
    public static final SourceState ACTIVE = new SourceState(Kind.ACTIVE, null, null);

    public enum Kind {
        ACTIVE,
        /** An administrator stopped it. */
        PAUSED,
        /** The crawler gave up on it. */
        PAUSED_FAILING,
        /** It is being deleted; its articles stay. */
        DELETING,
        /** Its articles are being deleted, and then the source itself. */
        DELETING_ARTICLES
    }

    /** Whether it is being deleted. */
    public boolean isLeaving() {
        return kind == Kind.DELETING || kind == Kind.DELETING_ARTICLES;
    }

    public boolean isActive() {
        return kind == Kind.ACTIVE;
    }
}

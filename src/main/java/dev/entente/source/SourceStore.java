package dev.entente.source;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of sources beside the sources file: those that administrators added, and the state of any. Safe for use by
 * many threads and many processes. Methods throw {@link SourcesUnavailable} where the store does not answer.
 */
public interface SourceStore {
    /** In the order in which they were first kept. */
    List<Entry> all();

    /**
     * Changes one entry as a whole; of two changes at once, the second sees what the first made. The change may be tried
     * several times; it gets null where nothing is kept, and answers null where nothing is to be kept any more.
     */
    void change(String id, UnaryOperator<@Nullable Entry> change);

    /** @param definition null for a source of the sources file */
    record Entry(String id, @Nullable SourceDefinition definition, SourceState state, Outage outage, Instant addedAt) {
        Entry with(SourceState changed) {
            return new Entry(id, definition, changed, outage, addedAt);
        }

        Entry with(SourceDefinition changed) {
            return new Entry(id, changed, state, outage, addedAt);
        }

        Entry with(Outage changed) {
            return new Entry(id, definition, state, changed, addedAt);
        }
    }
}

package dev.entente.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.curation.Retag;
import dev.entente.curation.Retag.State;
import dev.entente.curation.Selection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A re-tag as it stands in the index; {@code index-mappings/curation-retags.json} says what each field holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RetagDocument(
        String id,
        String label,
        State state,
        Selection selection,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long total,
        long done,
        long changed,
        @Nullable String error,
        @Nullable String position,
        @Nullable Long seqNo) {

    static RetagDocument of(Retag retag) {
        return new RetagDocument(
                retag.id(),
                retag.label(),
                retag.state(),
                retag.selection(),
                retag.createdAt(),
                retag.finishedAt(),
                retag.total(),
                retag.done(),
                retag.changed(),
                retag.error(),
                null,
                null);
    }

    Retag retag() {
        return new Retag(id, label, state, selection, createdAt, finishedAt, total, done, changed, error);
    }

    RetagDocument begun(long articles, long lastWrite) {
        return new RetagDocument(
                id, label, State.RUNNING, selection, createdAt, null, articles, 0, 0, null, null, lastWrite);
    }

    RetagDocument after(int more, int moreChanged, @Nullable String lastUrl) {
        return new RetagDocument(
                id,
                label,
                state,
                selection,
                createdAt,
                finishedAt,
                // Articles may come while it runs.
                state == State.RUNNING ? Math.max(total, done + more) : total,
                state == State.RUNNING ? done + more : done,
                changed + moreChanged,
                error,
                lastUrl,
                seqNo);
    }

    RetagDocument as(State next, @Nullable Instant finished, @Nullable String problem) {
        return new RetagDocument(
                id, label, next, selection, createdAt, finished, total, done, changed, problem, position, seqNo);
    }

    RetagDocument selecting(Selection others) {
        return new RetagDocument(
                id, label, state, others, createdAt, finishedAt, total, done, changed, error, position, seqNo);
    }
}

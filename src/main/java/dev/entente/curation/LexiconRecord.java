package dev.entente.curation;

import dev.entente.tag.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which words and rules the articles were tagged last. Methods throw {@link CurationUnavailable} when the store does not
 * answer.
 */
public interface LexiconRecord {
    /** Empty where nothing was ever recorded. */
    Optional<Recorded> load();

    /** The hash of what is recorded; empty where nothing was. */
    Optional<String> hash();

    /** @return false, and nothing kept, where another instance recorded something since {@code before} was loaded */
    boolean save(LexiconState state, @Nullable Recorded before);

    /** @param version of the record, told apart from all before it */
    record Recorded(LexiconState state, String version) {}

    /**
     * An entry of the lexicon, in little room.
     *
     * @param kind null for a rule that is no word
     * @param rest hash of what belongs to it beside its words
     * @param hash of all of it
     * @param words kept only where articles cannot be found by {@code tags}
     */
    record Kept(Lexicon.@Nullable Kind kind, String rest, String hash, List<String> words, List<String> tags) {}

    /** @param hash of all entries */
    record LexiconState(String hash, Map<String, Kept> entries) {}
}

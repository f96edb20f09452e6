package dev.entente.curation;

import dev.entente.article.TagKind;
import dev.entente.curation.LexiconRecord.Kept;
import dev.entente.curation.LexiconRecord.LexiconState;
import dev.entente.tag.Lexicon;
import dev.entente.tag.Lexicon.Entry;
import dev.entente.tag.Tagger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which articles a changed lexicon can concern. Pure. */
final class LexiconChange {
    private static final String RULES = "rules";
    private static final String RECOGNISER = "recogniser";
    /** Where words of a script stand in forms of their own: the languages whose articles are all looked at. */
    private static final Map<Character.UnicodeScript, List<String>> LANGUAGES = Map.of(
            Character.UnicodeScript.ARABIC, List.of("ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd"),
            Character.UnicodeScript.CYRILLIC, List.of("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"),
            Character.UnicodeScript.HAN, List.of("zh", "ja"),
            Character.UnicodeScript.HANGUL, List.of("ko"));

    private final Set<Selection.Tag> tags = new LinkedHashSet<>();
    private final Set<String> phrases = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private int changed;

    private LexiconChange() {}

    static LexiconState state(Map<String, Entry> lexicon, Tagger.Rules rules) {
        Map<String, Kept> kept = new TreeMap<>();
        lexicon.forEach((key, entry) -> kept.put(
                key,
                new Kept(
                        entry.kind(),
                        hash(entry.rest()),
                        hash(entry.rest() + "\n" + String.join("\n", entry.words())),
                        entry.kind() == Lexicon.Kind.PHRASES ? entry.words() : List.of(),
                        entry.tags())));
        kept.put(RULES, new Kept(null, "", rules.version(), List.of(), List.of()));
        kept.put(RECOGNISER, new Kept(null, "", rules.recogniser(), List.of(), List.of()));
        return new LexiconState(hash(kept.toString()), kept);
    }

    /** What differs: a selection, with how many entries do. */
    record Change(Selection selection, int entries) {}

    /** Empty where nothing differs. */
    static Optional<Change> between(LexiconState before, Map<String, Entry> lexicon, LexiconState now) {
        if (!Objects.equals(before.entries().get(RULES), now.entries().get(RULES))) {
            return Optional.of(new Change(Selection.ALL, 1));
        }
        LexiconChange change = new LexiconChange();
        before.entries().forEach((key, old) -> {
            if (!now.entries().containsKey(key)) {
                change.take(old, old.words());
            }
        });
        now.entries().forEach((key, next) -> {
            Kept old = before.entries().get(key);
            if (!next.equals(old)) {
                Entry entry = lexicon.get(key);
                change.take(next, entry == null ? List.of() : differing(old, next, entry.words()));
                if (old != null) {
                    change.take(old, differing(next, old, old.words()));
                }
            }
        });
        if (!Objects.equals(before.entries().get(RECOGNISER), now.entries().get(RECOGNISER))) {
            change.languages.add("en");
        }
        return change.changed == 0 ? Optional.empty() : Optional.of(new Change(change.selection(), change.changed));
    }

    /** The words that the other lacks; all of them where more than words differs. */
    private static List<String> differing(@Nullable Kept other, Kept one, List<String> words) {
        return other == null
                        || one.kind() != Lexicon.Kind.PHRASES
                        || !one.rest().equals(other.rest())
                ? words
                : words.stream().filter(word -> !other.words().contains(word)).toList();
    }

    private void take(Kept kept, List<String> texts) {
        changed++;
        for (String tag : kept.tags()) {
            int colon = tag.indexOf(':');
            tags.add(new Selection.Tag(TagKind.valueOf(tag.substring(0, colon)), tag.substring(colon + 1)));
        }
        for (String text : texts) {
            text.codePoints()
                    .filter(Character::isLetter)
                    .mapToObj(letter -> LANGUAGES.getOrDefault(Character.UnicodeScript.of(letter), List.of()))
                    .forEach(languages::addAll);
            (kept.kind() == Lexicon.Kind.PHRASES ? phrases : kept.kind() == Lexicon.Kind.NAMES ? names : words)
                    .add(text);
        }
    }

    private Selection selection() {
        return new Selection(
                List.of(),
                List.copyOf(tags),
                List.of(),
                List.copyOf(phrases),
                List.copyOf(words),
                List.copyOf(names),
                List.copyOf(languages),
                false);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package dev.entente.curation;

import dev.entente.article.ArticleId;
import dev.entente.article.TagKind;
import dev.entente.tag.Amendment;
import dev.entente.tag.Amendment.Blocked;
import dev.entente.tag.Official;
import dev.entente.tag.Role;
import dev.entente.tag.Taxonomy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All acts that hold, made ready for use. Immutable; every instance makes the same of the same log. */
public final class Curation {
    public static final Curation NONE = new Curation(List.of());

    private final List<Entry> log;
    private final Map<String, Entry> undone = new HashMap<>();
    private final Map<String, Entry> merges = new HashMap<>();
    private final Map<String, List<Step>> steps = new HashMap<>();
    private final Map<String, String> notOfficial = new HashMap<>();
    private final Map<ArticleId, List<Entry>> byArticle = new HashMap<>();
    private final Map<String, List<Act.Describe>> described = new LinkedHashMap<>();
    private final Map<String, Act.Split> parted = new HashMap<>();
    private final List<Act.Block> blocks = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /**
     * What becomes of tags with an id: a merge or a split.
     *
     * @param order in the log
     */
    record Step(int order, Entry entry) {}

    private Curation(List<Entry> log) {
        this.log = List.copyOf(log);
        for (Entry entry : log) {
            if (entry.act() instanceof Act.Undo undo) {
                undone.put(undo.entry(), entry);
            }
        }
        for (int i = 0; i < log.size(); i++) {
            if (!undone.containsKey(log.get(i).id())) {
                take(i, log.get(i));
            }
        }
    }

    /** @param log the oldest first */
    public static Curation of(List<Entry> log) {
        return log.isEmpty() ? NONE : new Curation(log);
    }

    private void take(int order, Entry entry) {
        Act act = entry.act();
        if (act instanceof Act.Reject reject) {
            byArticle.computeIfAbsent(reject.article(), id -> new ArrayList<>()).add(entry);
        } else if (act instanceof Act.Add add) {
            byArticle.computeIfAbsent(add.article(), id -> new ArrayList<>()).add(entry);
        } else if (act instanceof Act.Merge merge) {
            // Two curators at once may merge in a circle: then the first holds.
            if (!canonical(merge.into()).equals(merge.from())) {
                merges.put(merge.from(), entry);
                known.add(merge.into());
                step(merge.from(), order, entry);
            }
        } else if (act instanceof Act.Split split) {
            parted.put(split.to(), split);
            known.add(split.to());
            step(split.from(), order, entry);
        } else if (act instanceof Act.Describe describe) {
            known.add(describe.official());
            described
                    .computeIfAbsent(describe.official(), id -> new ArrayList<>())
                    .add(describe);
        } else if (act instanceof Act.NotOfficial not) {
            notOfficial.put(not.official(), entry.id());
        } else if (act instanceof Act.Block block) {
            blocks.add(block);
        }
    }

    private void step(String official, int order, Entry entry) {
        known.add(official);
        steps.computeIfAbsent(official, id -> new ArrayList<>()).add(new Step(order, entry));
    }

    /** All entries, the oldest first, with those that were undone. */
    public List<Entry> log() {
        return log;
    }

    public Optional<Entry> entry(String id) {
        return log.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The entry by which another was undone. */
    public Optional<Entry> undoing(String entry) {
        return Optional.ofNullable(undone.get(entry));
    }

    /** The id by which a person is known since identities were merged. */
    public String canonical(String official) {
        Set<String> seen = new HashSet<>();
        String id = official;
        while (seen.add(id) && merges.containsKey(id)) {
            id = ((Act.Merge) merges.get(id).act()).into();
        }
        return id;
    }

    /** The id, and all that were merged into it. */
    public Set<String> merged(String official) {
        String canonical = canonical(official);
        Set<String> ids = new LinkedHashSet<>(List.of(canonical));
        merges.keySet().stream().filter(id -> canonical(id).equals(canonical)).forEach(ids::add);
        return ids;
    }

    /** Whether curators spoke of this id. */
    public boolean knows(String official) {
        return known.contains(official);
    }

    /** The name that curators gave an identity. */
    public Optional<String> name(String official) {
        String id = canonical(official);
        return described.getOrDefault(id, List.of()).stream()
                .map(Act.Describe::name)
                .filter(name -> name != null)
                .reduce((first, last) -> last)
                .or(() -> Optional.ofNullable(parted.get(id)).map(Act.Split::name));
    }

    /** The state that curators say an official serves; null where they do not. */
    @Nullable
    String country(String official) {
        String country = Optional.ofNullable(parted.get(official))
                .map(Act.Split::country)
                .orElse(null);
        for (Act.Describe each : described.getOrDefault(official, List.of())) {
            country = each.country() == null ? country : each.country();
        }
        return country;
    }

    /** What curators changed in the registry, and the phrases they took out. */
    public Amendment amendment(Taxonomy taxonomy) {
        List<Official> officials = described.entrySet().stream()
                .flatMap(each -> official(taxonomy, each.getKey(), each.getValue()))
                .toList();
        List<Blocked> blocked = blocks.stream().flatMap(this::blocked).toList();
        return officials.isEmpty() && blocked.isEmpty() ? Amendment.NONE : new Amendment(officials, blocked);
    }

    private Stream<Blocked> blocked(Act.Block block) {
        return block.tag() == null || block.kind() != TagKind.OFFICIAL
                ? Stream.of(new Blocked(block.phrase(), block.kind(), block.tag()))
                : merged(block.tag()).stream().map(id -> new Blocked(block.phrase(), block.kind(), id));
    }

    /** Nobody where all that is said of a person outside the registry is a name to show. */
    private Stream<Official> official(Taxonomy taxonomy, String id, List<Act.Describe> acts) {
        boolean toFind = acts.stream()
                .anyMatch(act -> !act.aliases().isEmpty() || !act.roles().isEmpty());
        Optional<Official> known = taxonomy.official(id);
        if (known.isEmpty() && !toFind) {
            return Stream.empty();
        }
        Official before = known.orElseGet(
                () -> new Official(id, taxonomy.officialLabel(id), List.of(), List.of(), country(id), List.of()));
        String name = name(id).orElse(before.name());
        Set<String> aliases = new LinkedHashSet<>(before.aliases());
        if (before.name().contains(" ")) {
            aliases.add(before.name());
        }
        Set<String> ownNames = new LinkedHashSet<>(before.ownNames());
        List<Role> roles = new ArrayList<>();
        for (Act.Describe act : acts) {
            act.aliases().forEach(alias -> (isLatin(alias) ? aliases : ownNames).add(alias));
            roles.addAll(0, act.roles());
        }
        before.roles().stream()
                .filter(old -> roles.stream().noneMatch(role -> role.title().equalsIgnoreCase(old.title())))
                .forEach(roles::add);
        aliases.remove(name);
        String country = country(id) == null ? before.country() : country(id);
        return Stream.of(
                new Official(id, name, List.copyOf(ownNames), List.copyOf(aliases), country, List.copyOf(roles)));
    }

    private static boolean isLatin(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    Collection<Step> steps(String official) {
        return steps.getOrDefault(official, List.of());
    }

    /** The merge by which an id became another; null for none. */
    @Nullable
    Entry merge(String official) {
        return merges.get(official);
    }

    /** The id of the entry that says that a person is no official; null for none. */
    @Nullable
    String notOfficial(String official) {
        return notOfficial.get(official);
    }

    List<Entry> of(@Nullable ArticleId article) {
        return article == null ? List.of() : byArticle.getOrDefault(article, List.of());
    }

    boolean namesNoOfficials() {
        return steps.isEmpty() && notOfficial.isEmpty() && described.isEmpty();
    }
}

package dev.entente.tag;

import dev.entente.tag.IdentityStore.Known;
import dev.entente.tag.IdentityStore.Stored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One reading of the store, and what a batch of articles makes of it. Used once. */
final class LinkingSession {
    private final IdentityStore store;
    private final Taxonomy taxonomy;
    private final LocalDate today;
    private final Map<String, Stored<KnownName>> names = new HashMap<>();
    private final Map<String, Stored<Identity>> identities = new HashMap<>();
    private final Set<String> changedNames = new LinkedHashSet<>();
    private final Set<String> changedIdentities = new LinkedHashSet<>();
    /** Ids that were looked for, whether they are there or not. */
    private final Set<String> asked = new HashSet<>();

    private final Map<String, Set<String>> freshByBlock = new HashMap<>();

    LinkingSession(IdentityStore store, Taxonomy taxonomy, LocalDate today) {
        this.store = store;
        this.taxonomy = taxonomy;
        this.today = today;
    }

    /**
     * An official of an article of the batch.
     *
     * @param article and place: where the tag stands
     * @param slug the id that the name alone makes
     */
    record Named(int article, int place, String slug, Appearance seen) {}

    /** The ids of the identities, in order. */
    List<String> link(List<Named> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        read(batch);
        List<List<Stored<Identity>>> near = near(batch);
        Map<Integer, Set<String>> ofArticle = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Named named = batch.get(i);
            Set<String> others = ofArticle.computeIfAbsent(named.article(), article -> new HashSet<>());
            String id = link(named, near.get(i), others);
            others.add(id);
            ids.add(id);
        }
        return ids;
    }

    private void read(List<Named> batch) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Named named : batch) {
            keys.add(named.seen().key());
            ids.add(named.slug());
        }
        read(keys, ids);
        ids.clear();
        for (Named named : batch) {
            KnownName name = name(named.seen().key());
            name.at(year(named.seen())).map(KnownName.Span::id).ifPresent(ids::add);
        }
        ids.removeAll(asked);
        if (!ids.isEmpty()) {
            read(List.of(), ids);
        }
    }

    private void read(Collection<String> keys, Set<String> ids) {
        Known known = store.read(keys, ids);
        known.names().forEach(names::putIfAbsent);
        known.identities().forEach(identities::putIfAbsent);
        asked.addAll(ids);
    }

    /** Candidates only for names that are not known yet: for the others nothing is to be decided. */
    private List<List<Stored<Identity>>> near(List<Named> batch) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<Set<String>> blocks = new ArrayList<>();
        for (Named named : batch) {
            if (name(named.seen().key()).at(year(named.seen())).isEmpty()
                    && places.putIfAbsent(named.seen().key(), blocks.size()) == null) {
                blocks.add(NameSpelling.blocks(named.seen().name(), named.seen().country()));
            }
        }
        List<List<Stored<Identity>>> found = blocks.isEmpty() ? List.of() : store.near(blocks);
        return batch.stream()
                .map(named -> places.get(named.seen().key()))
                .map(place -> place == null ? List.<Stored<Identity>>of() : found.get(place))
                .toList();
    }

    private String link(Named named, List<Stored<Identity>> near, Set<String> others) {
        Appearance seen = named.seen();
        KnownName name = name(seen.key());
        int year = year(seen);
        String id = name.at(year).map(KnownName.Span::id).orElseGet(() -> IdentityChoice.of(
                        seen, candidates(seen, near), today, others)
                .map(Identity::id)
                .orElseGet(() -> freeId(named)));
        Stored<Identity> stored = identities.get(id);
        change(stored == null ? Stored.fresh(Identity.of(id, seen)) : stored, seen);
        KnownName after = name.with(id, year);
        if (!after.equals(name)) {
            Stored<KnownName> before = names.get(seen.key());
            names.put(seen.key(), before == null ? Stored.fresh(after) : before.with(after));
            changedNames.add(seen.key());
        }
        return id;
    }

    private void change(Stored<Identity> stored, Appearance seen) {
        Identity before = stored.value();
        Identity after = before.with(seen);
        if (identities.get(before.id()) == null || !after.equals(before)) {
            identities.put(after.id(), stored.with(after));
            changedIdentities.add(after.id());
            after.blocks().forEach(block -> freshByBlock
                    .computeIfAbsent(block, key -> new LinkedHashSet<>())
                    .add(after.id()));
        }
    }

    /** Those of the store, and those that earlier articles of the batch have made or changed. */
    private List<Identity> candidates(Appearance seen, List<Stored<Identity>> near) {
        for (Stored<Identity> each : near) {
            identities.putIfAbsent(each.value().id(), each);
        }
        Set<String> ids = new LinkedHashSet<>();
        near.forEach(each -> ids.add(each.value().id()));
        NameSpelling.blocks(seen.name(), seen.country())
                .forEach(block -> ids.addAll(freshByBlock.getOrDefault(block, Collections.emptySet())));
        return ids.stream().map(id -> identities.get(id).value()).toList();
    }

    /**
     * The id that the name makes; with the country or the year where another person has it. Where the person has it, another
     * app has just made the identity.
     */
    private String freeId(Named named) {
        for (String id : usualIds(named)) {
            if (isFreeFor(named.seen(), id)) {
                return id;
            }
        }
        for (int i = 2; ; i++) {
            String id = named.slug() + "-" + year(named.seen()) + "-" + i;
            if (isFreeFor(named.seen(), id)) {
                return id;
            }
        }
    }

    private static List<String> usualIds(Named named) {
        String slug = named.slug();
        String country = named.seen().country();
        List<String> ids = new ArrayList<>();
        ids.add(slug);
        if (country != null) {
            ids.add(slug + "-" + country.toLowerCase(Locale.ROOT));
        }
        if (named.seen().day() != null) {
            ids.add(slug + "-" + named.seen().day().getYear());
        }
        return ids;
    }

    private boolean isFreeFor(Appearance seen, String id) {
        if (!asked.contains(id)) {
            read(List.of(), Set.of(id));
        }
        Stored<Identity> taken = identities.get(id);
        return taken == null ? !taxonomy.hasOfficial(id) : isOf(seen, taken.value());
    }

    private boolean isOf(Appearance seen, Identity identity) {
        return Objects.equals(seen.country(), identity.country()) && IdentityChoice.isSame(seen, identity, today);
    }

    private KnownName name(String key) {
        Stored<KnownName> stored = names.get(key);
        return stored == null ? new KnownName(key, List.of()) : stored.value();
    }

    private int year(Appearance seen) {
        return (seen.day() == null ? today : seen.day()).getYear();
    }

    /** @return false where somebody else was faster, and all is to be done again */
    boolean save() {
        return changedNames.isEmpty() && changedIdentities.isEmpty()
                || store.save(
                        changedIdentities.stream().map(identities::get).toList(),
                        changedNames.stream().map(names::get).toList());
    }
}

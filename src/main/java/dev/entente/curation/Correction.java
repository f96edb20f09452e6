package dev.entente.curation;

import dev.entente.article.AgencyTag;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import dev.entente.article.TagKind;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.tag.Agencies;
import dev.entente.tag.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of the tags that a text would get those that curators want. Used for one text. */
final class Correction {
    static final String RULE = "curator";

    private final Curation curation;
    private final Taxonomy taxonomy;
    private final @Nullable ArticleId article;
    private final Set<String> acts = new TreeSet<>();
    private final Map<String, OfficialTag> officials = new LinkedHashMap<>();

    private Correction(Curation curation, Taxonomy taxonomy, @Nullable ArticleId article) {
        this.curation = curation;
        this.taxonomy = taxonomy;
        this.article = article;
    }

    /**
     * @param taxonomy with what curators changed in it
     * @param article null for a text that is no article of ours
     */
    static Curated of(
            Curation curation, Taxonomy taxonomy, @Nullable ArticleId article, String title, String body, Tags tags) {
        List<Entry> own = curation.of(article);
        if (own.isEmpty() && (tags.officials().isEmpty() || curation.namesNoOfficials())) {
            return new Curated(tags, List.of());
        }
        Correction correction = new Correction(curation, taxonomy, article);
        tags.officials().forEach(tag -> correction.follow(tag, -1));
        Tags corrected = tags.withOfficials(List.copyOf(correction.officials.values()));
        for (Entry entry : own) {
            corrected = correction.act(entry, title, body, corrected);
        }
        return new Curated(corrected, List.copyOf(correction.acts));
    }

    /** Takes a tag through the acts on its identity, in their order. */
    private void follow(OfficialTag tag, int after) {
        Curation.Step step = curation.steps(tag.id()).stream()
                .filter(each -> each.order() > after)
                .findFirst()
                .orElse(null);
        if (step == null) {
            finish(tag);
        } else if (step.entry().act() instanceof Act.Merge merge) {
            acts.add(step.entry().id());
            follow(named(tag, merge.into()), step.order());
        } else if (step.entry().act() instanceof Act.Split split) {
            split(tag, split, step);
        }
    }

    private void split(OfficialTag tag, Act.Split split, Curation.Step step) {
        Set<String> spellings = new HashSet<>();
        split.spellings().forEach(spelling -> spellings.add(folded(spelling)));
        Predicate<Evidence> meant = each -> spellings.contains(folded(each.text()));
        boolean all = article != null && split.articles().contains(article)
                // Shorter forms mean whom the fullest one means.
                || tag.mentions().stream().limit(1).anyMatch(mention -> spellings.contains(folded(mention)));
        List<Evidence> moved =
                all ? tag.evidence() : tag.evidence().stream().filter(meant).toList();
        if (moved.isEmpty() && !all) {
            follow(tag, step.order());
            return;
        }
        acts.add(step.entry().id());
        follow(named(tag.only(moved), split.to()), step.order());
        List<Evidence> left =
                tag.evidence().stream().filter(each -> !moved.contains(each)).toList();
        if (!left.isEmpty()) {
            follow(tag.only(left), step.order());
        }
    }

    private void finish(OfficialTag tag) {
        OfficialTag last = tag;
        Set<String> seen = new HashSet<>();
        for (Entry merge = curation.merge(last.id());
                merge != null && seen.add(last.id());
                merge = curation.merge(last.id())) {
            acts.add(merge.id());
            last = named(last, ((Act.Merge) merge.act()).into());
        }
        String not = curation.notOfficial(last.id());
        if (not != null) {
            acts.add(not);
            return;
        }
        last = curation.knows(last.id()) ? named(last, last.id()) : last;
        officials.merge(last.id(), last, Correction::joined);
    }

    /** The tag under an id, with the name and country that belong to it. */
    private OfficialTag named(OfficialTag tag, String id) {
        String name = curation.name(id)
                .orElseGet(() ->
                        id.equals(tag.id()) && !taxonomy.hasOfficial(id) ? tag.name() : taxonomy.officialLabel(id));
        String country = curation.country(id);
        if (country == null) {
            country = taxonomy.official(id).map(official -> official.country()).orElse(tag.country());
        }
        return new OfficialTag(id, name, tag.mentions(), tag.role(), country, tag.evidence());
    }

    private static OfficialTag joined(OfficialTag one, OfficialTag other) {
        Set<String> mentions = new LinkedHashSet<>();
        Stream.concat(one.mentions().stream(), other.mentions().stream())
                .sorted(Comparator.comparingInt(mention -> -mention.length()))
                .forEach(mentions::add);
        List<Evidence> evidence = Stream.concat(one.evidence().stream(), other.evidence().stream())
                .distinct()
                .sorted(Comparator.comparing(Evidence::field).thenComparingInt(Evidence::start))
                .toList();
        return new OfficialTag(
                one.id(),
                one.name(),
                List.copyOf(mentions),
                one.role() == null ? other.role() : one.role(),
                one.country() == null ? other.country() : one.country(),
                evidence);
    }

    private Tags act(Entry entry, String title, String body, Tags tags) {
        Tags after = tags;
        if (entry.act() instanceof Act.Reject reject) {
            String id = id(reject.kind(), reject.tag());
            after = switch (reject.kind()) {
                case COUNTRY -> tags.withCountries(without(tags.countries(), CountryTag::id, id));
                case OFFICIAL -> tags.withOfficials(without(tags.officials(), OfficialTag::id, id));
                case TOPIC -> tags.withTopics(without(tags.topics(), TopicTag::id, id));
                case AGENCY -> tags.withAgencies(without(tags.agencies(), AgencyTag::id, id));
            };
        } else if (entry.act() instanceof Act.Add add) {
            List<Evidence> evidence = Quotation.find(title, body, add.words());
            after = switch (add.kind()) {
                case COUNTRY -> addCountry(tags, add, evidence);
                case OFFICIAL -> addOfficial(tags, id(add.kind(), add.tag()), evidence);
                case TOPIC -> addTopic(tags, add.tag(), evidence);
                case AGENCY -> addAgency(tags, add.tag(), evidence);
            };
        }
        if (!after.equals(tags)) {
            acts.add(entry.id());
        }
        return after;
    }

    private String id(TagKind kind, String tag) {
        return kind == TagKind.OFFICIAL ? curation.canonical(tag) : tag;
    }

    private static Tags addCountry(Tags tags, Act.Add add, List<Evidence> evidence) {
        List<CountryTag> countries = new ArrayList<>(tags.countries());
        for (int i = 0; i < countries.size(); i++) {
            CountryTag old = countries.get(i);
            if (old.id().equals(add.tag())) {
                countries.set(i, new CountryTag(old.id(), add.about(), more(old.evidence(), evidence)));
                return tags.withCountries(countries);
            }
        }
        if (!evidence.isEmpty()) {
            countries.add(new CountryTag(add.tag(), add.about(), evidence));
        }
        return tags.withCountries(countries);
    }

    private Tags addOfficial(Tags tags, String id, List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return tags;
        }
        List<String> mentions = evidence.stream().map(Evidence::text).distinct().toList();
        OfficialTag added = named(new OfficialTag(id, taxonomy.officialLabel(id), mentions, null, null, evidence), id);
        return tags.withOfficials(put(tags.officials(), OfficialTag::id, added, Correction::joined));
    }

    private static Tags addTopic(Tags tags, String id, List<Evidence> evidence) {
        return evidence.isEmpty()
                ? tags
                : tags.withTopics(put(
                        tags.topics(),
                        TopicTag::id,
                        new TopicTag(id, evidence),
                        (old, added) -> new TopicTag(id, more(old.evidence(), evidence))));
    }

    private Tags addAgency(Tags tags, String id, List<Evidence> evidence) {
        AgencyTag body =
                evidence.isEmpty() ? null : new Agencies(taxonomy).tag(id).orElse(null);
        return body == null
                ? tags
                : tags.withAgencies(put(
                        tags.agencies(),
                        AgencyTag::id,
                        new AgencyTag(id, body.name(), body.country(), evidence),
                        (old, added) -> new AgencyTag(id, old.name(), old.country(), more(old.evidence(), evidence))));
    }

    private static <T> List<T> put(
            List<T> tags, Function<T, String> id, T added, java.util.function.BinaryOperator<T> joining) {
        Map<String, T> byId = new LinkedHashMap<>();
        tags.forEach(tag -> byId.put(id.apply(tag), tag));
        byId.merge(id.apply(added), added, joining);
        return List.copyOf(byId.values());
    }

    private static <T> List<T> without(List<T> tags, Function<T, String> id, String gone) {
        return tags.stream().filter(tag -> !Objects.equals(id.apply(tag), gone)).toList();
    }

    private static List<Evidence> more(List<Evidence> old, List<Evidence> added) {
        return Stream.concat(old.stream(), added.stream()).distinct().toList();
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}

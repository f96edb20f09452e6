package dev.entente.web.view;

import dev.entente.article.AgencyTag;
import dev.entente.search.Facet;
import dev.entente.tag.Country;
import dev.entente.tag.Identity;
import dev.entente.tag.Official;
import dev.entente.tag.Role;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.Topic;
import dev.entente.web.view.EntityPage.Fact;
import dev.entente.web.view.EntityPage.Fact.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a country, official, topic or agency beside the articles. */
@Singleton
class EntityFacts {
    private final Taxonomy taxonomy;
    private final Labels labels;

    @Inject
    EntityFacts(Taxonomy taxonomy, Labels labels) {
        this.taxonomy = taxonomy;
        this.labels = labels;
    }

    /** Empty where nothing is known. */
    List<Fact> of(Facet facet, String id) {
        return switch (facet) {
            case COUNTRY -> taxonomy.country(id).map(EntityFacts::facts).orElse(List.of());
            case OFFICIAL ->
                labels.official(id)
                        .map(this::facts)
                        .or(() -> labels.identity(id).map(this::facts))
                        .orElse(List.of());
            case TOPIC -> taxonomy.topic(id).map(EntityFacts::facts).orElse(List.of());
            case AGENCY -> labels.agency(id).map(this::facts).orElse(List.of());
            case MEETING, SOURCE, LANGUAGE -> List.of();
        };
    }

    private static List<Fact> facts(Country country) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("Code", country.id()));
        add(facts, "Also found as", String.join(", ", country.names()));
        add(facts, "Capital", country.capital() == null ? "" : country.capital());
        add(facts, "Stands for it", String.join(", ", country.institutions()));
        return facts;
    }

    private List<Fact> facts(Official official) {
        List<Fact> facts = new ArrayList<>();
        if (official.country() != null) {
            facts.add(country(official.country(), ""));
        }
        addAll(
                facts,
                "Offices",
                official.roles().stream().map(EntityFacts::inWords).toList());
        add(facts, "Own name", String.join(", ", official.ownNames()));
        add(facts, "Also found as", String.join(", ", official.aliases()));
        if (official.wikidata() != null) {
            String item = "https://www.wikidata.org/wiki/" + official.wikidata();
            facts.add(new Fact("Wikidata", List.of(new Value(official.wikidata(), item))));
        }
        return facts.isEmpty() ? List.of(fact("Name", official.name())) : facts;
    }

    private List<Fact> facts(Identity identity) {
        List<Fact> facts = new ArrayList<>();
        if (identity.country() != null) {
            facts.add(country(identity.country(), identity.guessed() ? " (likely)" : ""));
        }
        addAll(facts, "Offices, as printed", identity.roles());
        add(facts, "Found as", String.join(", ", identity.names()));
        if (identity.first() != null && identity.last() != null) {
            add(facts, "Named", span(Words.day(identity.first()), Words.day(identity.last())));
        }
        return facts;
    }

    private List<Fact> facts(AgencyTag agency) {
        return List.of(agency.country() == null ? fact("Serves", "several states") : country(agency.country(), ""));
    }

    private static List<Fact> facts(Topic topic) {
        return List.of(fact("What belongs to it", topic.scope()));
    }

    private static String inWords(Role role) {
        String from = date(role.from());
        String to = date(role.to());
        if (from.isEmpty() && to.isEmpty()) {
            return role.title();
        }
        if (from.isEmpty()) {
            return role.title() + ", until " + to;
        }
        return role.title() + (to.isEmpty() ? ", since " + from : ", " + span(from, to));
    }

    private static String span(String from, String to) {
        return from.equals(to) ? from : from + " to " + to;
    }

    /** "2013", "2013-08" or "2013-08-15" in words; empty for null. */
    private static String date(@Nullable String iso) {
        if (iso == null) {
            return "";
        }
        return switch (iso.length()) {
            case 4 -> iso;
            case 7 -> Words.month(LocalDate.parse(iso + "-01"));
            default -> Words.day(LocalDate.parse(iso));
        };
    }

    private Fact country(String id, String remark) {
        return new Fact(
                "Country", List.of(new Value(taxonomy.countryLabel(id) + remark, Links.entity(Facet.COUNTRY, id))));
    }

    private static Fact fact(String term, String text) {
        return new Fact(term, List.of(new Value(text, null)));
    }

    private static void add(List<Fact> facts, String term, String text) {
        if (!text.isEmpty()) {
            facts.add(fact(term, text));
        }
    }

    private static void addAll(List<Fact> facts, String term, List<String> texts) {
        if (!texts.isEmpty()) {
            facts.add(new Fact(
                    term, texts.stream().map(text -> new Value(text, null)).toList()));
        }
    }
}

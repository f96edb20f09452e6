package dev.entente.web.view;

import dev.entente.article.AgencyTag;
import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.SearchResult;
import dev.entente.search.SearchResult.FacetCount;
import dev.entente.tag.Country;
import dev.entente.tag.Official;
import dev.entente.tag.Role;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what is known of a country, official or topic. */
@Singleton
public class EntityPages {
    private static final int HITS = 10;
    private static final int RELATED = 8;

    private final ArticleSearch search;
    private final Taxonomy taxonomy;
    private final Labels labels;

    @Inject
    EntityPages(ArticleSearch search, Taxonomy taxonomy, Labels labels) {
        this.search = search;
        this.taxonomy = taxonomy;
        this.labels = labels;
    }

    /** Empty where neither the taxonomy nor any article knows the id. */
    public Optional<EntityPage> of(Facet facet, String id) {
        Criteria criteria = Links.adding(Criteria.EVERYTHING, facet, id);
        SearchResult result = search.search(criteria, HITS);
        List<EntityPage.Fact> facts = facts(facet, id);
        if (facts.isEmpty() && result.total() == 0) {
            return Optional.empty();
        }
        return Optional.of(new EntityPage(
                facet.parameter(),
                labels.of(facet, id),
                facts,
                result.total(),
                Chart.of(criteria, result.histogram()),
                result.hits().stream()
                        .map(hit -> HitView.of(hit, labels, false))
                        .toList(),
                related(criteria, facet, id, result),
                Links.search(criteria),
                Links.feed(criteria)));
    }

    private List<EntityPage.Related> related(Criteria criteria, Facet own, String id, SearchResult result) {
        List<EntityPage.Related> related = new ArrayList<>();
        for (Facet facet :
                List.of(Facet.COUNTRY, Facet.OFFICIAL, Facet.TOPIC, Facet.AGENCY, Facet.MEETING, Facet.SOURCE)) {
            List<FacetCount> counts = result.facets().getOrDefault(facet, List.of());
            List<FacetView.Row> others = FacetView.rows(facet, counts, criteria, labels).stream()
                    .filter(row -> facet != own || !row.id().equals(id))
                    .limit(RELATED)
                    .toList();
            if (!others.isEmpty()) {
                related.add(new EntityPage.Related(facet.parameter(), heading(facet, own), others));
            }
        }
        return related;
    }

    private static String heading(Facet facet, Facet own) {
        return switch (facet) {
            case COUNTRY -> facet == own ? "Other countries" : "Countries";
            case OFFICIAL -> facet == own ? "Other officials" : "Officials";
            case TOPIC -> facet == own ? "Other topics" : "Topics";
            case AGENCY -> facet == own ? "Other agencies" : "Agencies";
            case MEETING -> "Meetings";
            case SOURCE -> "Sources";
            case LANGUAGE -> "Languages";
        };
    }

    private List<EntityPage.Fact> facts(Facet facet, String id) {
        return switch (facet) {
            case COUNTRY -> taxonomy.country(id).map(EntityPages::facts).orElse(List.of());
            case OFFICIAL -> labels.official(id).map(this::facts).orElse(List.of());
            case TOPIC -> taxonomy.topic(id).map(EntityPages::facts).orElse(List.of());
            case AGENCY -> labels.agency(id).map(this::facts).orElse(List.of());
            case MEETING, SOURCE, LANGUAGE -> List.of();
        };
    }

    private static List<EntityPage.Fact> facts(Country country) {
        List<EntityPage.Fact> facts = new ArrayList<>();
        facts.add(fact("Code", country.id()));
        if (!country.names().isEmpty()) {
            facts.add(fact("Also found as", String.join(", ", country.names())));
        }
        if (country.capital() != null) {
            facts.add(fact("Capital", country.capital()));
        }
        if (!country.institutions().isEmpty()) {
            facts.add(fact("Stands for it", String.join(", ", country.institutions())));
        }
        return facts;
    }

    private List<EntityPage.Fact> facts(Official official) {
        List<EntityPage.Fact> facts = new ArrayList<>();
        if (official.country() != null) {
            facts.add(new EntityPage.Fact(
                    "Country",
                    taxonomy.countryLabel(official.country()),
                    Links.entity(Facet.COUNTRY, official.country())));
        }
        official.roles().forEach(role -> facts.add(fact("Office", inWords(role))));
        if (!official.ownNames().isEmpty()) {
            facts.add(fact("Own name", String.join(", ", official.ownNames())));
        }
        if (!official.aliases().isEmpty()) {
            facts.add(fact("Also found as", String.join(", ", official.aliases())));
        }
        if (official.wikidata() != null) {
            facts.add(new EntityPage.Fact(
                    "Wikidata", official.wikidata(), "https://www.wikidata.org/wiki/" + official.wikidata()));
        }
        return facts.isEmpty() ? List.of(fact("Name", official.name())) : facts;
    }

    private List<EntityPage.Fact> facts(AgencyTag agency) {
        return agency.country() == null
                ? List.of(fact("Belongs to", "several states"))
                : List.of(new EntityPage.Fact(
                        "Country",
                        taxonomy.countryLabel(agency.country()),
                        Links.entity(Facet.COUNTRY, agency.country())));
    }

    private static List<EntityPage.Fact> facts(Topic topic) {
        return List.of(fact("What belongs to it", topic.scope()));
    }

    private static String inWords(Role role) {
        if (role.from() == null && role.to() == null) {
            return role.title();
        }
        if (role.from() == null) {
            return role.title() + " (until " + role.to() + ")";
        }
        return role.title() + " (" + role.from() + " to " + (role.to() == null ? "now or unknown" : role.to()) + ")";
    }

    private static EntityPage.Fact fact(String term, String text) {
        return new EntityPage.Fact(term, text, null);
    }
}

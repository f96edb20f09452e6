package dev.entente.web.view;

import dev.entente.search.Criteria;
import dev.entente.search.EntityProfile;
import dev.entente.search.EntitySearch;
import dev.entente.search.Facet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Gathers what is known of a country, official, topic or agency, and what articles say. */
@Singleton
public class EntityPages {
    private static final int HITS = 10;

    private final EntitySearch search;
    private final EntityFacts facts;
    private final Labels labels;

    @Inject
    EntityPages(EntitySearch search, EntityFacts facts, Labels labels) {
        this.search = search;
        this.facts = facts;
        this.labels = labels;
    }

    /** Empty where neither the taxonomy nor any article knows the id. */
    public Optional<EntityPage> of(Facet facet, String id) {
        EntityProfile profile = search.profile(facet, id, HITS);
        List<EntityPage.Fact> known = facts.of(facet, id);
        if (known.isEmpty() && profile.total() == 0) {
            return Optional.empty();
        }
        Criteria criteria = Links.adding(Criteria.EVERYTHING, facet, id);
        labels.prepare(EntityLists.officials(profile));
        return Optional.of(new EntityPage(
                facet.parameter(),
                labels.of(facet, id),
                known,
                profile.total(),
                none(facet),
                Chart.of(criteria, profile.histogram()),
                Strips.of(criteria, profile.topics(), labels),
                new EntityLists(facet, id, criteria, profile, labels).all(),
                profile.newest().stream()
                        .map(hit -> HitView.of(hit, labels, false))
                        .toList(),
                Links.search(criteria),
                Links.feed(criteria)));
    }

    private static String none(Facet facet) {
        return switch (facet) {
            case COUNTRY -> "No article is about this country yet.";
            case TOPIC -> "No article treats this topic yet.";
            default -> "No article names this " + facet.parameter() + " yet.";
        };
    }
}

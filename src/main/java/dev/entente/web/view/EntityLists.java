package dev.entente.web.view;

import dev.entente.article.MeetingTag;
import dev.entente.search.Criteria;
import dev.entente.search.EntityProfile;
import dev.entente.search.EntityProfile.Companion;
import dev.entente.search.Facet;
import dev.entente.web.view.EntityPage.Companions;
import dev.entente.web.view.EntityPage.Companions.More;
import dev.entente.web.view.EntityPage.Companions.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The tables of an entity's page: what comes with it in articles. */
final class EntityLists {
    private final Facet own;
    private final String id;
    private final String name;
    private final Criteria criteria;
    private final EntityProfile profile;
    private final Labels labels;

    /** @param criteria that find the entity's articles */
    EntityLists(Facet own, String id, Criteria criteria, EntityProfile profile, Labels labels) {
        this.own = own;
        this.id = id;
        this.name = labels.of(own, id);
        this.criteria = criteria;
        this.profile = profile;
        this.labels = labels;
    }

    /** Those that are not empty. */
    List<Companions> all() {
        return switch (own) {
            case COUNTRY ->
                filled(serving(), list(Facet.COUNTRY), list(Facet.MEETING), list(Facet.AGENCY), list(Facet.SOURCE));
            case OFFICIAL ->
                filled(met(), list(Facet.OFFICIAL), list(Facet.COUNTRY), list(Facet.AGENCY), list(Facet.SOURCE));
            case AGENCY ->
                filled(
                        list(Facet.OFFICIAL),
                        list(Facet.COUNTRY),
                        list(Facet.AGENCY),
                        list(Facet.MEETING),
                        list(Facet.SOURCE));
            default ->
                filled(
                        list(Facet.COUNTRY),
                        list(Facet.OFFICIAL),
                        list(Facet.AGENCY),
                        list(Facet.MEETING),
                        list(Facet.TOPIC),
                        list(Facet.SOURCE));
        };
    }

    /** All officials whom the page names, so that their names can be looked up in one go. */
    static List<String> officials(EntityProfile profile) {
        List<String> officials = new ArrayList<>(ids(profile.companions(Facet.OFFICIAL)));
        officials.addAll(ids(profile.serving()));
        ids(profile.companions(Facet.MEETING)).forEach(pair -> officials.addAll(MeetingTag.officials(pair)));
        profile.newest().forEach(hit -> officials.addAll(hit.officials()));
        return officials;
    }

    private static List<String> ids(EntityProfile.Companions companions) {
        return companions.list().stream().map(Companion::id).toList();
    }

    private static List<Companions> filled(Companions... lists) {
        return List.of(lists).stream().filter(list -> !list.rows().isEmpty()).toList();
    }

    private Companions serving() {
        return new Companions(
                "serving",
                Facet.OFFICIAL.parameter(),
                "Officials of " + name,
                "Articles that name them in its service",
                rows(Facet.OFFICIAL, profile.serving()),
                profile.serving().more()
                        ? new More("All officials named with " + name, Links.facet(Facet.OFFICIAL, criteria))
                        : null);
    }

    private Companions met() {
        EntityProfile.Companions meetings = profile.companions(Facet.MEETING);
        String named = "&find=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return new Companions(
                "met",
                Facet.OFFICIAL.parameter(),
                "Met",
                "Articles that tell of the meeting",
                rows(
                        Facet.OFFICIAL,
                        meetings,
                        pair -> MeetingTag.other(pair, id),
                        pair -> Links.adding(Criteria.EVERYTHING, Facet.MEETING, pair)),
                meetings.more() ? new More("All meetings", Links.facet(Facet.MEETING, criteria) + named) : null);
    }

    private Companions list(Facet facet) {
        String title = title(facet);
        EntityProfile.Companions companions = profile.companions(facet);
        return new Companions(
                facet.parameter(),
                facet.parameter(),
                title,
                counted(facet),
                rows(facet, companions),
                companions.more() ? new More("More", Links.facet(facet, criteria)) : null);
    }

    private String title(Facet facet) {
        return switch (facet) {
            case COUNTRY -> facet == own ? "Partner countries" : "Countries";
            case OFFICIAL -> facet == own ? "Named together with" : "Officials";
            case TOPIC -> facet == own ? "Other topics" : "Topics";
            case AGENCY -> facet == own ? "Other agencies" : "Agencies";
            case MEETING -> "Meetings";
            case SOURCE -> "Sources";
            case LANGUAGE -> "Languages";
        };
    }

    private String counted(Facet facet) {
        return switch (facet) {
            case COUNTRY -> facet == own ? "Articles about both" : "Articles that are about the country too";
            case OFFICIAL -> "Articles that name the official too";
            case TOPIC -> "Articles that treat the topic too";
            case AGENCY -> "Articles that name the agency too";
            case MEETING -> "Articles that tell of the meeting";
            case SOURCE -> "Articles that it published";
            case LANGUAGE -> "Articles in it";
        };
    }

    private List<Row> rows(Facet kind, EntityProfile.Companions companions) {
        return rows(kind, companions, UnaryOperator.identity(), id -> Links.adding(criteria, kind, id));
    }

    /**
     * @param shown from the id that is counted to the one that is shown
     * @param both from the id that is counted to the articles that are
     */
    private List<Row> rows(
            Facet kind,
            EntityProfile.Companions companions,
            UnaryOperator<String> shown,
            Function<String, Criteria> both) {
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>(kind == own ? Set.of(id) : Set.of());
        for (Companion companion : companions.list()) {
            String value = shown.apply(companion.id());
            // Until merged officials are tagged anew, some articles have them under an earlier id.
            String known = kind == Facet.OFFICIAL ? labels.canonical(value) : value;
            if (seen.add(known)) {
                rows.add(new Row(
                        labels.of(kind, known),
                        Links.entity(kind, known),
                        Words.number(companion.articles()),
                        Links.search(both.apply(companion.id())),
                        companion.newest() == null ? "" : Words.day(companion.newest())));
            }
        }
        return rows;
    }
}

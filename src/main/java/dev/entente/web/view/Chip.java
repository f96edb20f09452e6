package dev.entente.web.view;

import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One active filter.
 *
 * @param kind "country", "official", …, "date" or "withdrawn", for its hue
 * @param text as shown: "Iran", "not Iran", "Iran or another"
 * @param without the criteria with this filter taken away
 */
public record Chip(String kind, String text, Criteria without) {
    private static final String NOT = "not ";

    public String href() {
        return Links.search(without);
    }

    /** What is taken away with it: "Without …". */
    String removed() {
        if (kind.equals("date")) {
            return "the limit of dates";
        }
        if (kind.equals("withdrawn")) {
            return "the limit to withdrawn articles";
        }
        return text.startsWith(NOT) ? "leaving out " + text.substring(NOT.length()) : text;
    }

    static List<Chip> of(Criteria criteria, Labels labels) {
        List<Chip> chips = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            FacetFilter filter = criteria.filter(facet);
            filter.all().forEach(id -> chips.add(chip(criteria, facet, id, labels.of(facet, id))));
            String any = filter.any().size() > 1 ? "either " : "";
            filter.any().forEach(id -> chips.add(chip(criteria, facet, id, any + labels.of(facet, id))));
            filter.not().forEach(id -> chips.add(chip(criteria, facet, id, NOT + labels.of(facet, id))));
        }
        if (criteria.from() != null || criteria.to() != null) {
            chips.add(new Chip("date", period(criteria), criteria.withDates(null, null)));
        }
        if (criteria.withdrawn()) {
            chips.add(new Chip("withdrawn", "withdrawn by their sources", criteria.withWithdrawn(false)));
        }
        return chips;
    }

    private static Chip chip(Criteria criteria, Facet facet, String id, String text) {
        return new Chip(facet.parameter(), text, Links.removing(criteria, facet, id));
    }

    /** "3 Jan 2012 to 17 Jan 2024", "since …", "until …" or one day. */
    static String period(Criteria criteria) {
        LocalDate from = criteria.from();
        LocalDate to = criteria.to();
        if (from == null) {
            return to == null ? "any time" : "until " + Words.day(to);
        }
        if (to == null) {
            return "since " + Words.day(from);
        }
        return from.equals(to) ? Words.day(from) : Words.day(from) + " to " + Words.day(to);
    }
}

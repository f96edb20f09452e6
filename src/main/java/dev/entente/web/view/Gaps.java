package dev.entente.web.view;

import dev.entente.coverage.Coverage;
import dev.entente.coverage.Coverage.Missing;
import dev.entente.coverage.CoverageUnavailable;
import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import dev.entente.search.SearchResult.Histogram;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What of a searched period was not crawled, so that no hits differs from not crawled. */
@Singleton
public class Gaps {
    private final Coverage coverage;

    @Inject
    Gaps(Coverage coverage) {
        this.coverage = coverage;
    }

    /** Days not crawled, for the sources selected, or all where none is. Empty where they cannot be told just now. */
    SortedSet<LocalDate> missed(Criteria criteria, Histogram histogram) {
        LocalDate first = criteria.from() == null ? histogram.first() : criteria.from();
        LocalDate last = criteria.to() == null ? histogram.last() : criteria.to();
        if (first == null || last == null || histogram.buckets().isEmpty()) {
            return Collections.emptySortedSet();
        }
        // The bars at the ends stand for whole months or years.
        return missing(criteria, first, last).missed();
    }

    /** For a search without hits. */
    String inWords(Criteria criteria) {
        if (criteria.from() == null && criteria.to() == null) {
            return "";
        }
        LocalDate today = coverage.today();
        LocalDate from = criteria.from() == null ? LocalDate.EPOCH : criteria.from();
        LocalDate to = criteria.to() == null || criteria.to().isAfter(today) ? today : criteria.to();
        Missing missing = missing(criteria, from, to);
        LocalDate began = missing.began();
        if (began == null) {
            return "These sources have not been crawled yet.";
        }
        if (from.isAfter(today)) {
            return "This period lies in the future.";
        }
        if (to.isBefore(began)) {
            return "Crawling began on " + Words.day(began)
                    + ": of this earlier period there is only what the sites still offered then.";
        }
        int missed = missing.missed().size();
        String whole = from.isBefore(began) ? "Crawling began on " + Words.day(began) + ". Since then, " : "";
        if (missed == 0) {
            return whole.isEmpty()
                    ? "The period was crawled without a gap."
                    : whole + "the period was crawled without a gap.";
        }
        String days =
                Words.counted(missed, "day") + " of the period " + (missed == 1 ? "was" : "were") + " not crawled";
        return whole.isEmpty()
                ? days + ", so articles may be missing."
                : whole + days + ", so articles may be missing.";
    }

    private Missing missing(Criteria criteria, LocalDate from, LocalDate to) {
        FacetFilter sources = criteria.filter(Facet.SOURCE);
        List<String> selected =
                Stream.concat(sources.any().stream(), sources.all().stream()).toList();
        try {
            return coverage.missing(selected, from, to);
        } catch (CoverageUnavailable e) {
            return Missing.UNKNOWN;
        }
    }
}

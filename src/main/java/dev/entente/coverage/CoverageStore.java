package dev.entente.coverage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads what crawls and articles tell. Methods throw {@link CoverageUnavailable} where the store does not answer. */
public interface CoverageStore {
    /** By source. @param since from which day on the visited days are told; a year back at most where there are many sources */
    Map<String, CrawlHistory> histories(LocalDate since, LocalDate today);

    /** By source. */
    Map<String, ArticleFlow> flows(LocalDate today);

    /** The recorded days of one source, oldest first. */
    List<CrawlDay> days(String source, LocalDate from, LocalDate to);

    /** @param sources those asked for */
    VisitedDays visitedDays(Collection<String> sources, LocalDate from, LocalDate to);
}

package dev.entente.coverage;

import dev.entente.coverage.VisitedDays.Gap;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How completely the sources are read. Methods throw {@link CoverageUnavailable} where Elasticsearch does not answer. */
@Singleton
public class Coverage {
    public static final int GAP_DAYS = 90;

    private final CoverageStore store;
    private final SourceCatalogue catalogue;
    private final Duration fresh;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Counted counted;
    private @Nullable OfAll ofAll;

    /** @param fresh for how long counts over all articles, which are dear, are used again */
    @Inject
    Coverage(
            CoverageStore store,
            SourceCatalogue catalogue,
            @ConfigProperty(name = "entente.coverage.fresh", defaultValue = "20s") Duration fresh) {
        this.store = store;
        this.catalogue = catalogue;
        this.fresh = fresh;
    }

    private record Counted(Map<String, CrawlHistory> histories, Map<String, ArticleFlow> flows, Instant at) {}

    private record OfAll(SortedSet<String> sources, VisitedDays days, Instant at) {}

    /** Of each source, in the order of the catalogue; counts may be some seconds old. */
    public List<SourceCoverage> all() {
        LocalDate today = today();
        Counted now = counted(today);
        return catalogue.all().stream()
                .map(source -> coverage(
                        source,
                        now.histories().getOrDefault(source.id(), CrawlHistory.NONE),
                        now.flows().getOrDefault(source.id(), ArticleFlow.NONE),
                        today))
                .toList();
    }

    private SourceCoverage coverage(Source source, CrawlHistory crawls, ArticleFlow articles, LocalDate today) {
        return new SourceCoverage(
                source,
                catalogue.state(source.id()),
                crawls,
                articles,
                VisitedDays.gaps(visits(source.id(), crawls).missed(today.minusDays(GAP_DAYS), today, today)),
                Silence.of(articles.completeDays()).orElse(null));
    }

    private static VisitedDays visits(String source, CrawlHistory crawls) {
        Map<LocalDate, Long> visited = new TreeMap<>();
        crawls.visited().forEach(day -> visited.put(day, 1L));
        return new VisitedDays(
                crawls.first() == null ? Map.of() : Map.of(source, crawls.first()), new TreeMap<>(visited));
    }

    private synchronized Counted counted(LocalDate today) {
        Instant now = clock.instant();
        if (counted == null || !counted.at().plus(fresh).isAfter(now)) {
            counted = new Counted(store.histories(today.minusDays(GAP_DAYS), today), store.flows(today), now);
        }
        return counted;
    }

    /** The recorded days of a source, oldest first. */
    public List<CrawlDay> days(String source, int days) {
        return store.days(source, today().minusDays(days - 1L), today());
    }

    /** All gaps of a source since it was first read, newest first. */
    public List<Gap> gaps(String source) {
        LocalDate today = today();
        VisitedDays days = store.visitedDays(List.of(source), LocalDate.EPOCH, today);
        List<Gap> gaps = new ArrayList<>(VisitedDays.gaps(days.missed(LocalDate.EPOCH, today, today)));
        Collections.reverse(gaps);
        return gaps;
    }

    /**
     * What is missing of a period.
     *
     * @param began when any of the sources was first read; null where none ever was
     * @param missed days on which half or more of the sources known by then were not read
     */
    public record Missing(@Nullable LocalDate began, SortedSet<LocalDate> missed) {
        public static final Missing UNKNOWN = new Missing(null, Collections.emptySortedSet());
    }

    /** @param sources ids; those that are not in the catalogue are passed over, and none means all */
    public Missing missing(Collection<String> sources, LocalDate from, LocalDate to) {
        SortedSet<String> asked =
                new TreeSet<>(catalogue.all().stream().map(Source::id).toList());
        if (!sources.isEmpty()) {
            asked.retainAll(sources);
        }
        if (asked.isEmpty()) {
            return Missing.UNKNOWN;
        }
        LocalDate today = today();
        VisitedDays days = sources.isEmpty()
                ? ofAll(asked, today)
                : store.visitedDays(asked, from, to.isBefore(today) ? to : today);
        LocalDate began =
                days.first().values().stream().min(LocalDate::compareTo).orElse(null);
        return new Missing(began, days.missed(from, to, today));
    }

    /** Every search without a chosen source asks for these. */
    private synchronized VisitedDays ofAll(SortedSet<String> all, LocalDate today) {
        Instant now = clock.instant();
        if (ofAll == null
                || !ofAll.at().plus(fresh).isAfter(now)
                || !ofAll.sources().equals(all)) {
            ofAll = new OfAll(all, store.visitedDays(all, LocalDate.EPOCH, today), now);
        }
        return ofAll.days();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

package dev.entente.ingest;

import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.SiteKnowledge;
import dev.entente.extract.SiteMemory;
import dev.entente.extract.SiteParagraphs;
import dev.entente.source.Source;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is learnt of sites while they are crawled. Notes are written every so many pages and at the end of a crawl; what a
 * killed crawl had not written is learnt again. Safe for use by many threads.
 */
final class SiteNotes {
    private static final int PAGES_BETWEEN_WRITES = 25;
    /** Larger than the number of crawls at once. */
    private static final int SITES_AT_HAND = 100;

    private final SiteMemory memory;
    private final Clock clock;
    private final Map<String, Notes> bySite = new LinkedHashMap<>(16, 0.75f, true);

    SiteNotes(SiteMemory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    private static final class Notes {
        private final SiteParagraphs paragraphs;
        private int unwritten;

        Notes(SiteParagraphs paragraphs) {
            this.paragraphs = paragraphs;
        }
    }

    SiteKnowledge knowledge(Source source, URI page) {
        return new SiteKnowledge(source.selectors(), notes(site(page)).paragraphs);
    }

    boolean knowsEnough(String site) {
        return notes(site).paragraphs.pages() >= SiteParagraphs.ENOUGH_PAGES;
    }

    void note(URI page, ExtractedArticle read) {
        String site = site(page);
        Notes notes = notes(site);
        List<String> paragraphs = Stream.concat(Stream.of(read.body().split("\n\n")), read.recurring().stream())
                .toList();
        notes.paragraphs.note(page, paragraphs, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        boolean due;
        synchronized (this) {
            due = ++notes.unwritten >= PAGES_BETWEEN_WRITES;
            notes.unwritten = due ? 0 : notes.unwritten;
        }
        if (due) {
            memory.save(site, notes.paragraphs);
        }
    }

    /** Writes what is not written yet. */
    void write(String site) {
        Notes notes = notes(site);
        boolean due;
        synchronized (this) {
            due = notes.unwritten > 0;
            notes.unwritten = 0;
        }
        if (due) {
            memory.save(site, notes.paragraphs);
        }
    }

    private Notes notes(String site) {
        synchronized (this) {
            Notes known = bySite.get(site);
            if (known != null) {
                return known;
            }
        }
        Notes loaded = new Notes(memory.paragraphs(site));
        synchronized (this) {
            Notes kept = bySite.computeIfAbsent(site, any -> loaded);
            List<String> oldest = new ArrayList<>(bySite.keySet());
            oldest.stream().limit(Math.max(0, bySite.size() - SITES_AT_HAND)).forEach(bySite::remove);
            return kept;
        }
    }

    /** Host of the page. */
    static String site(URI page) {
        String host = String.valueOf(page.getHost()).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}

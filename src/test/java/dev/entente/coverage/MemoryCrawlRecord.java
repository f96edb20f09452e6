package dev.entente.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes crawls down in memory; can be made to be away. */
public class MemoryCrawlRecord implements CrawlRecord {
    private final Map<String, CrawlDay> days = new LinkedHashMap<>();
    private final Map<String, CrawlNews> news = new LinkedHashMap<>();
    public volatile boolean away;

    public synchronized List<CrawlDay> days() {
        return List.copyOf(days.values());
    }

    @Override
    public synchronized void add(CrawlDay part) {
        answer();
        days.merge(part.source() + part.day(), part, CrawlDay::plus);
    }

    @Override
    public synchronized void tell(CrawlNews told) {
        answer();
        news.put(told.source() + told.instance(), told);
    }

    @Override
    public synchronized List<CrawlNews> news() {
        answer();
        return new ArrayList<>(news.values());
    }

    @Override
    public synchronized void forget(String source) {
        days.values().removeIf(day -> day.source().equals(source));
        news.values().removeIf(told -> told.source().equals(source));
    }

    private void answer() {
        if (away) {
            throw new CoverageUnavailable("Away on purpose.", null);
        }
    }
}

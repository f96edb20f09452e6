package dev.entente.ingest;

import dev.entente.extract.SiteMemory;
import dev.entente.extract.SiteParagraphs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers sites until the test ends. */
final class MemorySiteMemory implements SiteMemory {
    private final Map<String, byte[]> paragraphs = new HashMap<>();
    private final Map<String, KeptPage> pages = new LinkedHashMap<>();

    @Override
    public SiteParagraphs paragraphs(String site) {
        return SiteParagraphs.of(paragraphs.getOrDefault(site, new byte[0]));
    }

    @Override
    public void save(String site, SiteParagraphs noted) {
        paragraphs.put(site, noted.bytes());
    }

    @Override
    public void keep(KeptPage page) {
        pages.put(page.url().toString(), page);
    }

    @Override
    public List<KeptPage> kept(String site) {
        return pages.values().stream().filter(page -> page.site().equals(site)).toList();
    }

    @Override
    public void drop(List<KeptPage> read) {
        read.forEach(page -> pages.remove(page.url().toString()));
    }

    int pages() {
        return pages.size();
    }
}

package dev.entente.extract;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a crawler remembers of the sites that it reads, to read their pages better. Bounded for each site. */
public interface SiteMemory {
    /** Remembers nothing. */
    SiteMemory NONE = new SiteMemory() {
        @Override
        public SiteParagraphs paragraphs(String site) {
            return new SiteParagraphs();
        }

        @Override
        public void save(String site, SiteParagraphs paragraphs) {}

        @Override
        public void keep(KeptPage page) {}

        @Override
        public List<KeptPage> kept(String site) {
            return List.of();
        }

        @Override
        public void drop(List<KeptPage> pages) {}
    };

    /**
     * A page as it came, read before enough of its site was known.
     *
     * @param site host of the page
     * @param source id
     * @param url where it was read
     * @param article the address that names its article
     * @param charset of the Content-Type header, null where it named none
     */
    record KeptPage(
            String site,
            String source,
            URI url,
            URI article,
            byte[] html,
            @Nullable String charset) {}

    /** What is known of a site; empty where nothing is, or the store does not answer. */
    SiteParagraphs paragraphs(String site);

    /** Adds to what others have noted meanwhile. What cannot be stored is lost: it will be seen again. */
    void save(String site, SiteParagraphs paragraphs);

    /** Keeps a page until it is dropped; passes over pages that are too large. */
    void keep(KeptPage page);

    /** The pages that are kept of a site, at most 20. */
    List<KeptPage> kept(String site);

    void drop(List<KeptPage> pages);
}

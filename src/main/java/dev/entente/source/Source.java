package dev.entente.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A site that news is read from.
 *
 * @param id short name in URLs and in the index: lower-case letters, digits and hyphens
 * @param name for readers
 * @param home the front page, with http or https
 * @param sections pages that are watched for links to new articles, beside the front page and what feeds and sitemaps name
 * @param include a URL is an article's only if one of these is found in it; empty: any URL of the site
 * @param exclude no URL in which one of these is found is fetched
 * @param offSite further hosts whose pages are read as this source's, such as {@code news.example.org}
 * @param language ISO 639-1 code of most articles, null where unknown
 * @param country ISO 3166-1 alpha-2 code of the publisher, null where unknown
 * @param delay shortest time between two fetches; robots.txt may ask for more
 * @param longestDelay most of the delay that robots.txt asks for which is obeyed as asked; beyond it the source is read at
 *     this pace and said to be slower than allowed
 * @param pages most pages fetched in one crawl
 * @param pdf whether PDF files are read as articles
 * @param allowPrivate whether the site may stand on an address that is not public: this machine or a private network
 */
public record Source(
        String id,
        String name,
        URI home,
        List<URI> feeds,
        List<URI> sitemaps,
        List<URI> sections,
        List<Pattern> include,
        List<Pattern> exclude,
        List<String> offSite,
        @Nullable String language,
        @Nullable String country,
        Duration delay,
        Duration longestDelay,
        int pages,
        boolean pdf,
        boolean allowPrivate,
        Selectors selectors) {
    public static final Duration DEFAULT_DELAY = Duration.ofSeconds(2);
    public static final Duration DEFAULT_LONGEST_DELAY = Duration.ofMinutes(1);
    public static final int DEFAULT_PAGES = 500;

    public Source {
        feeds = List.copyOf(feeds);
        sitemaps = List.copyOf(sitemaps);
        sections = List.copyOf(sections);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        offSite = List.copyOf(offSite);
    }

    /** A source of which only this is said; the rest is as in a sources file that does not name it. */
    public static Builder builder(String id, URI home) {
        return new Builder(id, home);
    }

    /** The same source, to change a few things in. */
    public Builder toBuilder() {
        return new Builder(id, home)
                .name(name)
                .feeds(feeds)
                .sitemaps(sitemaps)
                .sections(sections)
                .include(include)
                .exclude(exclude)
                .offSite(offSite)
                .language(language)
                .country(country)
                .delay(delay)
                .longestDelay(longestDelay)
                .pages(pages)
                .pdf(pdf)
                .allowPrivate(allowPrivate)
                .selectors(selectors);
    }

    /** Collects what is said of a source. */
    public static final class Builder {
        private final String id;
        private final URI home;
        private String name;
        private List<URI> feeds = List.of();
        private List<URI> sitemaps = List.of();
        private List<URI> sections = List.of();
        private List<Pattern> include = List.of();
        private List<Pattern> exclude = List.of();
        private List<String> offSite = List.of();
        private @Nullable String language;
        private @Nullable String country;
        private Duration delay = DEFAULT_DELAY;
        private Duration longestDelay = DEFAULT_LONGEST_DELAY;
        private int pages = DEFAULT_PAGES;
        private boolean pdf;
        private boolean allowPrivate;
        private Selectors selectors = Selectors.NONE;

        private Builder(String id, URI home) {
            this.id = id;
            this.home = home;
            this.name = id;
        }

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder feeds(List<URI> feeds) {
            this.feeds = feeds;
            return this;
        }

        public Builder sitemaps(List<URI> sitemaps) {
            this.sitemaps = sitemaps;
            return this;
        }

        public Builder sections(List<URI> sections) {
            this.sections = sections;
            return this;
        }

        public Builder include(List<Pattern> include) {
            this.include = include;
            return this;
        }

        public Builder exclude(List<Pattern> exclude) {
            this.exclude = exclude;
            return this;
        }

        public Builder offSite(List<String> offSite) {
            this.offSite = offSite;
            return this;
        }

        public Builder language(@Nullable String language) {
            this.language = language;
            return this;
        }

        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        public Builder delay(Duration delay) {
            this.delay = delay;
            return this;
        }

        public Builder longestDelay(Duration longestDelay) {
            this.longestDelay = longestDelay;
            return this;
        }

        public Builder pages(int pages) {
            this.pages = pages;
            return this;
        }

        public Builder pdf(boolean pdf) {
            this.pdf = pdf;
            return this;
        }

        public Builder allowPrivate(boolean allowPrivate) {
            this.allowPrivate = allowPrivate;
            return this;
        }

        public Builder selectors(Selectors selectors) {
            this.selectors = selectors;
            return this;
        }

        public Source build() {
            return new Source(
                    id,
                    name,
                    home,
                    feeds,
                    sitemaps,
                    sections,
                    include,
                    exclude,
                    offSite,
                    language,
                    country,
                    delay,
                    longestDelay,
                    pages,
                    pdf,
                    allowPrivate,
                    selectors);
        }
    }
}

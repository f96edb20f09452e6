package dev.entente.crawl;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A URL that a crawl came by. */
public sealed interface Visited {
    URI url();

    /** A page that may hold an article. It counts as read only once {@link SiteVisit#settle} has said what became of it. */
    final class Page implements Visited {
        private final Frontier.Claim claim;
        private final Fetcher.Answer answer;
        private final URI article;
        private final RobotsDirectives robots;
        private final boolean ledToNews;
        private final boolean ledToArticles;

        /**
         * @param article the address that names what was read
         * @param ledToArticles whether it has new links that look like articles'
         */
        Page(
                Frontier.Claim claim,
                Fetcher.Answer answer,
                URI article,
                RobotsDirectives robots,
                boolean ledToNews,
                boolean ledToArticles) {
            this.claim = claim;
            this.answer = answer;
            this.article = article;
            this.robots = robots;
            this.ledToNews = ledToNews;
            this.ledToArticles = ledToArticles;
        }

        /** Where it was read, after redirects. */
        @Override
        public URI url() {
            return answer.url();
        }

        public byte[] html() {
            return answer.body();
        }

        /** Whether it is a PDF file rather than a page. */
        public boolean isPdf() {
            return answer.isPdf();
        }

        /** Of the Content-Type header; null where it names none. */
        public @Nullable String charset() {
            return answer.charset();
        }

        /** The address that names its article: the one that the page declares, where that is plausible. */
        public URI articleUrl() {
            return article;
        }

        boolean ledToArticles() {
            return ledToArticles;
        }

        /** Whether readers were told that the article was withdrawn, before the page came back. */
        public boolean wasWithdrawn() {
            return claim.url().absence().withdrawnAt() != null;
        }

        /** Whether its links name URLs that were not known. */
        boolean ledToNews() {
            return ledToNews;
        }

        /** Whether the site asks that no copy of the page itself is kept or shown; its text may be found. */
        public boolean noarchive() {
            return robots.noarchive();
        }

        Frontier.Claim claim() {
            return claim;
        }

        Fetcher.Answer answer() {
            return answer;
        }
    }

    /**
     * A page that the site has taken away: it said so twice, at least a day apart. Settled by {@link
     * SiteVisit#settleWithdrawn} once readers know.
     */
    final class Withdrawn implements Visited {
        private final Frontier.Claim claim;
        private final URI article;
        private final Problem problem;

        Withdrawn(Frontier.Claim claim, URI article, Problem problem) {
            this.claim = claim;
            this.article = article;
            this.problem = problem;
        }

        @Override
        public URI url() {
            return claim.url().url();
        }

        /** The address of the article that was read from it. */
        public URI article() {
            return article;
        }

        public Problem problem() {
            return problem;
        }

        Frontier.Claim claim() {
            return claim;
        }
    }

    /**
     * A URL that holds nothing to read, and is settled.
     *
     * @param answered whether the site sent any answer
     * @param problem why it was not read; null where nothing needs saying
     */
    record Noted(
            URI url, Note note, boolean answered, @Nullable Problem problem) implements Visited {
        /** A sentence for people; null where nothing needs saying. */
        public @Nullable String reason() {
            return problem == null ? null : problem.sentence();
        }
    }

    enum Note {
        /** Read for its links only: a front page, feed or sitemap. */
        LISTED,
        UNCHANGED,
        SKIPPED,
        FAILED
    }
}

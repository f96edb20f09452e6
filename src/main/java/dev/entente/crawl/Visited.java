package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Validators;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A URL that a crawl came by. */
public sealed interface Visited {
    URI url();

    /** A page that may hold an article. It counts as read only once {@link SiteVisit#settle} has said what became of it. */
    final class Page implements Visited {
        private final Frontier.Claim claim;
        private final URI url;
        private final Validators validators;
        private final Said said;
        private @Nullable Read read;

        private record Read(Fetcher.Answer answer, @Nullable Document document) {}

        Page(Frontier.Claim claim, Fetcher.Answer answer, Said said, @Nullable Document document) {
            this.claim = claim;
            this.url = answer.url();
            this.validators = Validators.of(answer);
            this.said = said;
            this.read = new Read(answer, document);
        }

        /** Where it was read, after redirects. */
        @Override
        public URI url() {
            return url;
        }

        public byte[] html() {
            return read().answer().body();
        }

        /** Whether it is a PDF file rather than a page. */
        public boolean isPdf() {
            return read().answer().isPdf();
        }

        /** Of the Content-Type header; null where it names none. */
        public @Nullable String charset() {
            return read().answer().charset();
        }

        /** The page as a tree, where it is HTML. Whoever reads it leaves it as it is. */
        public Document document() {
            return Objects.requireNonNull(read().document(), "It is no HTML");
        }

        private Read read() {
            return Objects.requireNonNull(read, "The page itself was forgotten");
        }

        /** Drops the page itself, which may be far larger than the article in it. It can still be settled. */
        public void forget() {
            read = null;
        }

        /** The address that names its article: the one that the page declares, where that is plausible. */
        public URI articleUrl() {
            return said.article();
        }

        /** Whether the site asks that no copy of the page itself is kept or shown; its text may be found. */
        public boolean noarchive() {
            return said.robots().noarchive();
        }

        /** When it asks not to be found any more; null where it does not. */
        @Nullable
        Instant unavailableAfter() {
            return said.robots().unavailableAfter();
        }

        boolean ledToArticles() {
            return said.ledToArticles();
        }

        /** Those that may be followed. */
        List<Link> links() {
            return said.links();
        }

        Frontier.Claim claim() {
            return claim;
        }

        Validators validators() {
            return validators;
        }
    }

    /**
     * What a page says of itself and of others.
     *
     * @param article the address that names what was read
     * @param links those that may be followed
     * @param ledToArticles whether it has new links that look like articles'
     */
    record Said(URI article, RobotsDirectives robots, List<Link> links, boolean ledToArticles) {}

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

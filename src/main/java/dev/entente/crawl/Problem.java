package dev.entente.crawl;

import org.jspecify.annotations.Nullable;

/**
 * Why a URL was not read.
 *
 * @param status of the site's answer; null where none came, or where it is not the reason
 * @param sentence for people
 */
public record Problem(Kind kind, @Nullable Integer status, String sentence) {

    /** What a problem means for going on. */
    public enum Meaning {
        /** This crawler must not, or will not, read it: nothing is wrong with the site. */
        REFUSED,
        /** The site answered, but not as it should. */
        BAD_ANSWER,
        /** No connection, or no answer in time. */
        SITE_DOWN
    }

    public enum Kind {
        ROBOTS(Meaning.REFUSED, "robots.txt keeps it back"),
        NOINDEX(Meaning.REFUSED, "The page asks not to be indexed"),
        EXPIRED(Meaning.REFUSED, "The page's own time is over"),
        RULES(Meaning.REFUSED, "A rule of the source keeps it out"),
        OFF_SITE(Meaning.REFUSED, "It leads away from the site"),
        PRIVATE_NETWORK(Meaning.REFUSED, "Its address is not a public one"),
        NOT_WANTED_TYPE(Meaning.REFUSED, "It is no web page"),
        TRAP(Meaning.REFUSED, "One of many pages that bring nothing"),
        NO_ARTICLE(Meaning.REFUSED, "It holds no article"),
        DNS(Meaning.SITE_DOWN, "The name is not known"),
        CONNECTION(Meaning.SITE_DOWN, "No connection, or one that broke off"),
        TLS(Meaning.SITE_DOWN, "No secure connection"),
        TIMEOUT(Meaning.SITE_DOWN, "No answer in time"),
        ROBOTS_UNREACHABLE(Meaning.SITE_DOWN, "robots.txt could not be read"),
        RATE_LIMITED(Meaning.SITE_DOWN, "The site asks for a pause"),
        HTTP_SERVER_ERROR(Meaning.SITE_DOWN, "The server failed (5xx)"),
        HTTP_CLIENT_ERROR(Meaning.BAD_ANSWER, "The server refused (4xx)"),
        GONE(Meaning.BAD_ANSWER, "There is no such page"),
        REDIRECTS(Meaning.BAD_ANSWER, "Redirects that lead nowhere"),
        TOO_LARGE(Meaning.BAD_ANSWER, "Too large"),
        MALFORMED(Meaning.BAD_ANSWER, "An answer that cannot be read"),
        /** The page was read; what came after went wrong. */
        INDEXING(Meaning.BAD_ANSWER, "It was read, but could not be kept");

        private final Meaning meaning;
        private final String label;

        Kind(Meaning meaning, String label) {
            this.meaning = meaning;
            this.label = label;
        }

        public Meaning meaning() {
            return meaning;
        }

        /** A few words for people, to count under. */
        public String label() {
            return label;
        }
    }

    static Problem of(Kind kind, String sentence) {
        return new Problem(kind, null, sentence);
    }

    /** @param status any but 200 and 304 */
    static Problem ofStatus(int status) {
        if (status == 404 || status == 410) {
            return new Problem(Kind.GONE, status, "There is no such page (" + status + ").");
        }
        Kind kind = Kind.MALFORMED;
        if (status == 429) {
            kind = Kind.RATE_LIMITED;
        } else if (status >= 500) {
            kind = Kind.HTTP_SERVER_ERROR;
        } else if (status >= 400) {
            kind = Kind.HTTP_CLIENT_ERROR;
        }
        return new Problem(kind, status, "It answered " + status + ".");
    }
}

package dev.entente.crawl;

/** No answer was got from a URL. The message is a sentence for people. */
final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    enum Cause {
        /** This crawler must not, or will not, read it: nothing is wrong with the site. */
        REFUSED,
        /** The site answered, but not as it should. */
        BAD_ANSWER,
        /** No connection, or no answer in time. */
        SITE_DOWN
    }

    private final Cause kind;

    private FetchFailed(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    static FetchFailed refused(String message) {
        return new FetchFailed(Cause.REFUSED, message);
    }

    static FetchFailed badAnswer(String message) {
        return new FetchFailed(Cause.BAD_ANSWER, message);
    }

    static FetchFailed siteDown(String message) {
        return new FetchFailed(Cause.SITE_DOWN, message);
    }

    Cause kind() {
        return kind;
    }
}

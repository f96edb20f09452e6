package dev.entente.crawl;

import java.net.URI;

/** A site cannot be crawled now. The message is a sentence for people. */
public final class SiteUnavailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient URI url;
    private final transient Problem problem;

    SiteUnavailable(URI url, Problem problem) {
        super(problem.sentence());
        this.url = url;
        this.problem = problem;
    }

    SiteUnavailable(URI url, Problem.Kind kind, String sentence) {
        this(url, Problem.of(kind, sentence));
    }

    /** What was asked for when it showed. */
    public URI url() {
        return url;
    }

    public Problem problem() {
        return problem;
    }
}

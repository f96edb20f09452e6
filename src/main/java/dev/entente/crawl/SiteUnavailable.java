package dev.entente.crawl;

import java.net.URI;

/** A site cannot be crawled now. The message is a sentence for people. */
public final class SiteUnavailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient URI url;

    SiteUnavailable(URI url, String message) {
        super(message);
        this.url = url;
    }

    /** What was asked for when it showed. */
    public URI url() {
        return url;
    }
}

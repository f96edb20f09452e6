package dev.entente.crawl;

/** Another running app reads this host just now; it lets go of it when it is done. The message is a sentence for people. */
public final class HostTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String host;

    HostTaken(String host) {
        super("Another Entente reads " + host + " just now.");
        this.host = host;
    }

    public String host() {
        return host;
    }
}

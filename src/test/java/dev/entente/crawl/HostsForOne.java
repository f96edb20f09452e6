package dev.entente.crawl;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The hosts of an app that is alone, for tests that crawl without Elasticsearch. */
@Alternative
@Singleton
public class HostsForOne implements SharedHosts {
    @Override
    public Taken take(String host) {
        return ALONE.take(host);
    }

    @Override
    public void release(String host, Instant readyAt) {
        ALONE.release(host, readyAt);
    }

    @Override
    public boolean has(String host) {
        return ALONE.has(host);
    }

    @Override
    public Instant readyAt(String host) {
        return ALONE.readyAt(host);
    }

    @Override
    public void rest(String host, Instant until, String reason) {
        ALONE.rest(host, until, reason);
    }
}

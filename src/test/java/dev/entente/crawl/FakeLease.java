package dev.entente.crawl;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The lease of one of several apps in a test, which may die. */
final class FakeLease implements CrawlLease {
    static final Duration LENGTH = Duration.ofSeconds(60);

    private final String name;
    private final Set<String> living;

    private FakeLease(String name, Set<String> living) {
        this.name = name;
        this.living = living;
        living.add(name);
    }

    /** Of an app that knows of no other. */
    static FakeLease alone() {
        return new FakeLease(UUID.randomUUID().toString(), new HashSet<>());
    }

    /** Of another app that is known to this one. */
    FakeLease another(String other) {
        return new FakeLease(other, living);
    }

    void die() {
        living.remove(name);
    }

    @Override
    public String holder() {
        return name;
    }

    @Override
    public boolean isHeld(String holder) {
        return holder.equals(name) && living.contains(name);
    }

    @Override
    public Set<String> others() {
        Set<String> others = new HashSet<>(living);
        others.remove(name);
        return others;
    }

    @Override
    public Duration length() {
        return LENGTH;
    }
}

package dev.entente.crawl;

import dev.entente.source.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Sources for tests. */
public final class Sources {
    private Sources() {}

    public static Source of(URI home) {
        return source("local", home, List.of(), List.of(), Duration.ZERO, true);
    }

    public static Source named(String id, URI home) {
        return source(id, home, List.of(), List.of(), Duration.ZERO, true);
    }

    static Source at(String home, String... exclude) {
        return source("local", URI.create(home), List.of(), List.of(exclude), Duration.ZERO, false);
    }

    public static Source withInclude(URI home, String include) {
        return source("local", home, List.of(include), List.of(), Duration.ZERO, true);
    }

    static Source withExclude(URI home, String exclude) {
        return source("local", home, List.of(), List.of(exclude), Duration.ZERO, true);
    }

    private static Source source(
            String id, URI home, List<String> include, List<String> exclude, Duration delay, boolean allowPrivate) {
        return Source.builder(id, home)
                .name("The " + id)
                .include(include.stream().map(Pattern::compile).toList())
                .exclude(exclude.stream().map(Pattern::compile).toList())
                .delay(delay)
                .pages(1_000)
                .allowPrivate(allowPrivate)
                .build();
    }
}

package dev.entente.crawl;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an answer leads to. */
final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    /**
     * Null where the answer is no redirect.
     *
     * @throws FetchFailed if it is one that leads nowhere
     */
    static @Nullable URI target(Fetcher.Answer answer) throws FetchFailed {
        if (!STATUSES.contains(answer.status())) {
            return null;
        }
        String location = answer.header("Location");
        if (location == null) {
            throw new FetchFailed(
                    Problem.Kind.REDIRECTS, "It redirects (" + answer.status() + ") without saying where to.");
        }
        return Urls.resolve(answer.url(), location)
                .orElseThrow(() -> new FetchFailed(
                        Problem.Kind.REDIRECTS, "It leads to '" + location + "', which is no web page."));
    }
}

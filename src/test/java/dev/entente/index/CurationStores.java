package dev.entente.index;

import dev.entente.curation.Retag;
import dev.entente.curation.Retags;
import dev.entente.support.TestElasticsearch;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The store of re-tags that the app uses, with a clock that is ahead: what is asked for is due at once. */
public final class CurationStores {
    private final Readiness readiness = new Readiness();
    private final Retags retags;
    private final Set<String> seen = new HashSet<>();

    public CurationStores() {
        readiness.isReady();
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(10));
        retags = new ElasticsearchRetags(
                TestElasticsearch.client(), new BulkWriter(TestElasticsearch.client()), readiness, ahead);
    }

    public Retags retags() {
        return retags;
    }

    /** Does what is due. @return the re-tags that this did */
    public List<Retag> work(Retags.Tagging tagging) {
        retags.work(tagging, () -> false);
        return retags.newest(100).stream().filter(retag -> seen.add(retag.id())).toList();
    }
}

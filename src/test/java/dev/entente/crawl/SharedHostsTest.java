package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import dev.entente.index.SampleArticles;
import dev.entente.support.SetClock;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedHostsTest {
    private final SetClock clock = new SetClock();
    private final FakeLease lease = FakeLease.alone();
    private final FakeLease otherLease = lease.another("other");
    private final SharedHosts one = hosts(lease);
    private final SharedHosts other = hosts(otherLease);
    private final String host = UUID.randomUUID() + ".example";

    @BeforeAll
    static void createIndexes() {
        SampleArticles.prepareIndexes();
    }

    @Test
    void givesAHostToOneAppUntilItLetsGo() {
        Instant readyAt = clock.instant().plusSeconds(5);
        assertThat(one.take(host)).isEqualTo(new SharedHosts.Taken(Instant.EPOCH, false));
        assertThat(one.has(host)).isTrue();
        assertThat(one.take(host).fromDead()).isFalse();
        assertThatExceptionOfType(HostTaken.class).isThrownBy(() -> other.take(host));
        clock.advance(Duration.ofDays(1));
        assertThatExceptionOfType(HostTaken.class).as("the first app lives").isThrownBy(() -> other.take(host));
        one.release(host, readyAt);
        assertThat(one.has(host)).isFalse();
        assertThat(other.take(host)).isEqualTo(new SharedHosts.Taken(readyAt, false));
    }

    @Test
    void takesTheHostOfADeadAppWhenItsLeaseIsOver() {
        one.take(host);
        lease.die();
        assertThat(one.has(host)).isFalse();
        assertThatExceptionOfType(HostTaken.class).isThrownBy(() -> other.take(host));
        clock.advance(FakeLease.LENGTH.plus(lease.margin()));
        assertThat(other.take(host).fromDead()).isTrue();
        one.release(host, clock.instant());
        assertThatExceptionOfType(HostTaken.class)
                .as("the dead app's word came too late")
                .isThrownBy(() -> hosts(otherLease.another("third")).take(host));
    }

    @Test
    void tellsAllAppsThatAHostAskedForAPause() {
        Instant until = clock.instant().plusSeconds(3_600);
        one.rest(host, until, "It asked for a pause.");
        one.rest(host, until.minusSeconds(60), "A shorter one.");
        assertThat(other.readyAt(host)).isEqualTo(until);
        assertThat(other.take(host).readyAt()).isEqualTo(until);
    }

    @Test
    void knowsNothingOfAHostThatWasNeverAsked() {
        assertThat(one.readyAt(host)).isEqualTo(Instant.EPOCH);
        assertThat(one.has(host)).isFalse();
    }

    @Test
    void letsAHostGoLaterWhereTheStoreWasAway() {
        AtomicBoolean away = new AtomicBoolean();
        SharedHosts shaky = new ElasticsearchSharedHosts(client(away), "hosts", lease, clock);
        shaky.take(host);
        away.set(true);
        assertThatExceptionOfType(FrontierUnavailable.class).isThrownBy(() -> shaky.release(host, clock.instant()));
        assertThat(shaky.has(host)).as("the store may have heard").isFalse();
        away.set(false);
        assertThatExceptionOfType(HostTaken.class).isThrownBy(() -> other.take(host));
        shaky.release(host, clock.instant());
        assertThat(other.take(host).fromDead()).isFalse();
    }

    private static ElasticsearchClient client(AtomicBoolean away) {
        return new ElasticsearchClient(TestElasticsearch.client()._transport()) {
            @Override
            public BulkResponse bulk(BulkRequest request) throws IOException {
                if (away.get()) {
                    throw new ConnectException("Connection refused");
                }
                return super.bulk(request);
            }
        };
    }

    private SharedHosts hosts(CrawlLease of) {
        return new ElasticsearchSharedHosts(TestElasticsearch.client(), "hosts", of, clock);
    }
}

package dev.entente.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.Identity;
import dev.entente.tag.IdentityStore.Stored;
import dev.entente.tag.MemoryIdentities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityNamesTest {
    private Instant now = Instant.parse("2024-01-17T00:00:00Z");
    private int reads;
    private boolean away;

    private final MemoryIdentities store = new MemoryIdentities() {
        @Override
        public synchronized Known read(Collection<String> keys, Collection<String> ids) {
            reads++;
            if (away) {
                throw new IdentitiesUnavailable("away", null);
            }
            return super.read(keys, ids);
        }
    };
    private final IdentityNames names = new IdentityNames(store, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void looksManyUpAtOnceAndRemembersThem() {
        save("a-quizi", "Ali al-Quizi");
        names.prepare(List.of("a-quizi", "nobody"));

        assertThat(names.name("a-quizi")).contains("Ali al-Quizi");
        assertThat(names.name("nobody")).isEmpty();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void seesAFullerNameAfterSomeMinutes() {
        assertThat(names.name("a-quizi")).isEmpty();
        save("a-quizi", "Ali al-Quizi");
        assertThat(names.name("a-quizi")).isEmpty();
        now = now.plus(Duration.ofMinutes(6));
        assertThat(names.name("a-quizi")).contains("Ali al-Quizi");
    }

    @Test
    void keepsWhatItKnowsWhileTheStoreIsAway() {
        save("a-quizi", "Ali al-Quizi");
        assertThat(names.name("a-quizi")).contains("Ali al-Quizi");
        away = true;
        now = now.plus(Duration.ofMinutes(6));
        assertThat(names.name("a-quizi")).contains("Ali al-Quizi");
        assertThat(names.name("b-quizi")).isEmpty();
    }

    private void save(String id, String name) {
        store.save(
                List.of(Stored.fresh(new Identity(id, List.of(name), "IR", false, List.of(), null, null))), List.of());
    }
}

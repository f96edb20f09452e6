package dev.entente.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.support.SetClock;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.Identity;
import dev.entente.tag.IdentityStore.Stored;
import dev.entente.tag.MemoryIdentities;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityNamesTest {
    private final SetClock clock = new SetClock();
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
    private final IdentityNames names = new IdentityNames(store, clock);

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
        clock.advance(Duration.ofMinutes(6));
        assertThat(names.name("a-quizi")).contains("Ali al-Quizi");
    }

    @Test
    void keepsWhatItKnowsWhileTheStoreIsAway() {
        save("a-quizi", "Ali al-Quizi");
        assertThat(names.name("a-quizi")).contains("Ali al-Quizi");
        away = true;
        clock.advance(Duration.ofMinutes(6));
        assertThat(names.name("a-quizi")).contains("Ali al-Quizi");
        assertThat(names.name("b-quizi")).isEmpty();
    }

    private void save(String id, String name) {
        store.save(
                List.of(Stored.fresh(new Identity(id, List.of(name), "IR", false, List.of(), null, null))), List.of());
    }
}

package dev.entente.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminSessionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final AdminSessions sessions = sessions("token-of-this-test", NOW);

    @Test
    void endsAfterItsLife() {
        String session = sessions.open();
        assertThat(sessions.isOpen(session)).isTrue();
        assertThat(sessions("token-of-this-test", NOW.plus(AdminSessions.LIFE).minusSeconds(1))
                        .isOpen(session))
                .isTrue();
        assertThat(sessions("token-of-this-test", NOW.plus(AdminSessions.LIFE)).isOpen(session))
                .isFalse();
    }

    @Test
    void endsWithTheToken() {
        assertThat(sessions("another-token-of-this", NOW).isOpen(sessions.open()))
                .isFalse();
    }

    @Test
    void cannotBeProlonged() {
        String[] parts = sessions.open().split("\\.");
        String later = Long.toString(Long.parseLong(parts[0]) + 1);
        assertThat(sessions.isOpen(later + "." + parts[1] + "." + parts[2])).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "..", "a.b.c", "9999999999..", "9999999999.x.y.z"})
    void isNoneOfAnotherForm(String value) {
        assertThat(sessions.isOpen(value)).isFalse();
    }

    @Test
    void slowsDownWhoGuesses() {
        SignInLimit limit = new SignInLimit(Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < SignInLimit.WRONG_FROM_ONE; i++) {
            assertThat(limit.allows("192.0.2.1")).isTrue();
            limit.wrong("192.0.2.1");
        }
        assertThat(limit.allows("192.0.2.1")).isFalse();
        assertThat(limit.allows("192.0.2.2")).isTrue();
        for (int i = 0; i < SignInLimit.WRONG_FROM_ALL; i++) {
            limit.wrong("198.51.100." + i);
        }
        assertThat(limit.allows("192.0.2.3")).isFalse();
    }

    @Test
    void forgetsWrongGuessesAfterAWhile() {
        Instant[] now = {NOW};
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        SignInLimit limit = new SignInLimit(new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        for (int i = 0; i < SignInLimit.WRONG_FROM_ONE; i++) {
            limit.wrong("192.0.2.1");
        }
        now[0] = NOW.plus(SignInLimit.WHILE).plus(Duration.ofSeconds(1));
        assertThat(limit.allows("192.0.2.1")).isTrue();
    }

    private static AdminSessions sessions(String token, Instant now) {
        return new AdminSessions(
                new AdminToken(Optional.of(token), Path.of("target")), Clock.fixed(now, ZoneOffset.UTC));
    }
}

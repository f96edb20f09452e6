package dev.entente.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of administrators in a browser. A session is a value that says when it ends, sealed with a key made from the
 * administrator's token: nothing is kept here, every instance with the same token knows it, and another token ends it.
 */
@Singleton
public final class AdminSessions {
    public static final Duration LIFE = Duration.ofHours(8);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 3;

    private final AdminToken token;
    private final Clock clock;

    @Inject
    AdminSessions(AdminToken token) {
        this(token, Clock.systemUTC());
    }

    AdminSessions(AdminToken token, Clock clock) {
        this.token = token;
        this.clock = clock;
    }

    /** A new session, for who presented the token. */
    public String open() {
        String ends = Long.toString(clock.instant().plus(LIFE).getEpochSecond());
        String claim = ends + "." + Owners.newToken();
        return claim + "." + seal(claim);
    }

    /** Whether the value is a session that has not ended. Compares in a time that does not depend on where they differ. */
    public boolean isOpen(@Nullable String session) {
        String[] parts = session == null ? new String[0] : session.split("\\.", -1);
        if (parts.length != PARTS) {
            return false;
        }
        String sealed = seal(parts[0] + "." + parts[1]);
        boolean genuine = MessageDigest.isEqual(
                sealed.getBytes(StandardCharsets.UTF_8), parts[2].getBytes(StandardCharsets.UTF_8));
        return genuine && clock.instant().isBefore(end(parts[0]));
    }

    private static Instant end(String epochSecond) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(epochSecond));
        } catch (NumberFormatException | DateTimeException e) {
            return Instant.MIN;
        }
    }

    private String seal(String claim) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.sessionKey(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(claim.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}

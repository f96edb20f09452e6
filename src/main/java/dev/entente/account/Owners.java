package dev.entente.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the browsers that own saved queries. A browser holds a random token; the index holds only its hash, so that who
 * reads the index cannot act for an owner.
 */
public final class Owners {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Owners() {}

    /** 128 random bits, as 32 hexadecimal digits. */
    public static String newToken() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    /** The owner that a token stands for; empty if it does not have a token's form. */
    public static Optional<String> ownerOf(String token) {
        return TOKEN.matcher(token).matches() ? Optional.of(sha256(token)) : Optional.empty();
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

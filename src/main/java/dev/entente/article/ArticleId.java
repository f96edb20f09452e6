package dev.entente.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names an article for good: 32 hexadecimal digits, the first 128 bits of the SHA-256 of its URL. */
public record ArticleId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException if the value does not have the form of an id */
    public ArticleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An article id is 32 hexadecimal digits, not '" + value + "'.");
        }
    }

    public static ArticleId of(URI url) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(url.toASCIIString().getBytes(StandardCharsets.UTF_8));
            return new ArticleId(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.entente.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * One answer of the site.
 *
 * @param body never changed after it was handed in
 * @param changed full seconds, as HTTP dates have them
 * @param etag strong, with its quotation marks
 */
record Page(int status, String contentType, byte[] body, Instant changed, String etag) {
    static final String HTML = "text/html; charset=utf-8";

    static Page of(int status, String contentType, byte[] body, Instant changed) {
        return new Page(status, contentType, body, changed.truncatedTo(ChronoUnit.SECONDS), etag(body));
    }

    static Page html(int status, String text, Instant changed) {
        return of(status, HTML, text.getBytes(StandardCharsets.UTF_8), changed);
    }

    private static String etag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

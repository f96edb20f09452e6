package dev.entente.article;

import java.net.IDN;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A URL as people read it. */
public final class PrintedUrl {
    private PrintedUrl() {}

    /** With the host and the path in the letters of their language; the URL as it is where that is not possible. */
    public static String of(URI url) {
        if (url.getHost() == null) {
            return url.toString();
        }
        String host = IDN.toUnicode(url.getHost());
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + readable(url.getRawQuery(), url.getQuery());
        return url.getScheme() + "://" + host + port + readable(url.getRawPath(), url.getPath()) + query;
    }

    /** Escapes of letters are for machines; those of signs that would mean something else stay. */
    private static String readable(String escaped, @Nullable String plain) {
        boolean letters = plain != null
                && plain.indexOf('\uFFFD') < 0
                && escaped.matches("(?:[^%]|%[89A-Fa-f][0-9A-Fa-f]|%20)*")
                && plain.codePoints()
                        .noneMatch(c -> Character.getType(c) == Character.FORMAT || Character.isISOControl(c));
        return letters ? plain : escaped;
    }
}

package dev.entente.crawl;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * URLs in one spelling. Resolves references as RFC 3986, section 5.2.2, has it, and normalises by its sections 6.2.2
 * and 6.2.3; takes what browsers take: spaces, letters outside ASCII, stray percent signs. Fragments, user names,
 * session ids, AMP's switch and parameters that only track the reader are dropped; other parameters are ordered by name.
 */
final class Urls {
    /** RFC 3986, appendix B. */
    private static final Pattern PARTS =
            Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");

    private static final Pattern AUTHORITY = Pattern.compile("(?:[^@]*@)?(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::(\\d*))?");
    private static final Pattern PATH_SESSION =
            Pattern.compile("(?i);(?:jsessionid|phpsessid|sid)=[^/;?]*|/\\([SAF]\\([^/()]*\\)\\)");
    private static final Pattern TRACKING = Pattern.compile("(?i)utm_\\w+|mtm_\\w+|pk_\\w+|at_\\w+|fbclid|gclid|dclid"
            + "|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|cmpid|ns_campaign|ns_mchannel"
            + "|ocid|xtor|icid|s_cid|ftag|ref_src|ref_url|srsltid|spm|epik|ttclid|li_fat_id|rdt_cid|_openstat|yadclid|ysclid"
            + "|_hsenc|_hsmi|hsctatracking|mkt_tok|vero_id|oly_\\w+_id|rb_clickid|wickedid|guccounter|guce_\\w+|__twitter_impression"
            + "|phpsessid|jsessionid|aspsessionid\\w*|cfid|cftoken|oscsid|zenid");

    /** A session's parameter if its value is one: "sid=7" may well be a story. */
    private static final Pattern SESSION =
            Pattern.compile("(?i)(?:sid|s|sess|session|session_?id)=[0-9a-f]{16,}(?:-[0-9a-f-]+)?");

    /** The same page for phones. */
    private static final Pattern AMP = Pattern.compile("(?i)amp(?:=(?:1|true|yes)?)?|outputtype=amp");

    private static final String UNRESERVED = "-._~";
    private static final String SUB_DELIMITERS = "!$&'()*+,;=";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LONGEST = 2_000;

    private Urls() {}

    /**
     * @param base absolute and normalised
     * @return empty where the reference is not the address of a page: another scheme, no host, or too long
     */
    static Optional<URI> resolve(URI base, String reference) {
        Matcher parts = PARTS.matcher(withoutControls(reference.strip()));
        if (!parts.matches() || reference.length() > LONGEST) {
            return Optional.empty();
        }
        String scheme = lower(parts.group(1) == null ? base.getScheme() : parts.group(1));
        String authority = parts.group(2);
        String path = parts.group(3);
        String query = parts.group(4);
        if (!SCHEMES.contains(scheme)) {
            return Optional.empty();
        }
        if (authority == null && parts.group(1) == null) {
            authority = base.getRawAuthority();
            if (path.isEmpty()) {
                path = base.getRawPath();
                query = query == null ? base.getRawQuery() : query;
            } else if (!path.startsWith("/")) {
                path = base.getRawPath().substring(0, base.getRawPath().lastIndexOf('/') + 1) + path;
            }
        }
        return normalise(scheme, authority, path, query);
    }

    static Optional<URI> normalise(URI url) {
        return url.isAbsolute() ? resolve(url, url.toString()) : Optional.empty();
    }

    /** Host with its port where that is not the scheme's own: what one robots.txt speaks for. */
    static String host(URI normalised) {
        return normalised.getRawAuthority();
    }

    /** The same address with a slash at its end, or without; empty for a front page or a file. */
    static Optional<URI> slashTwin(URI normalised) {
        String path = normalised.getRawPath();
        String twin = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        if (twin.isEmpty() || path.substring(path.lastIndexOf('/') + 1).contains(".")) {
            return Optional.empty();
        }
        String query = normalised.getRawQuery() == null ? "" : "?" + normalised.getRawQuery();
        return Optional.of(URI.create(normalised.getScheme() + "://" + normalised.getRawAuthority() + twin + query));
    }

    private static Optional<URI> normalise(
            String scheme, @Nullable String authority, String path, @Nullable String query) {
        Optional<String> host = Optional.ofNullable(authority).flatMap(text -> authority(scheme, text));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String cleanPath = withoutDotSegments(escaped(PATH_SESSION.matcher(path).replaceAll(""), ":@/"));
        String cleanQuery = query == null ? "" : escaped(withoutTracking(query), ":@/?");
        try {
            return Optional.of(URI.create(
                    scheme + "://" + host.get() + cleanPath + (cleanQuery.isEmpty() ? "" : "?" + cleanQuery)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> authority(String scheme, String text) {
        Matcher matcher = AUTHORITY.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host;
        try {
            host = matcher.group(1).startsWith("[") ? matcher.group(1) : IDN.toASCII(matcher.group(1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        host = lower(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        String port = matcher.group(2);
        boolean usual = port == null || port.isEmpty() || port.equals(scheme.equals("http") ? "80" : "443");
        String whole = usual ? host : host + ":" + port;
        // A host that java.net.URI does not know as one cannot be connected to either.
        return URI.create(scheme + "://" + escaped(whole, ":[]")).getHost() == null
                ? Optional.empty()
                : Optional.of(whole);
    }

    private static String withoutTracking(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter ->
                        !TRACKING.matcher(parameter.split("=", 2)[0]).matches())
                .filter(parameter -> !SESSION.matcher(parameter).matches()
                        && !AMP.matcher(parameter).matches())
                .sorted(Comparator.comparing(parameter -> parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    }

    /** RFC 3986, section 5.2.4, on an absolute path. */
    private static String withoutDotSegments(String path) {
        StringBuilder out = new StringBuilder();
        String absolute = path.startsWith("/") ? path : "/" + path;
        for (String segment : absolute.substring(1).split("/", -1)) {
            if (segment.equals("..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            } else if (!segment.equals(".")) {
                out.append('/').append(segment);
            }
        }
        boolean folder = absolute.endsWith("/.") || absolute.endsWith("/..");
        return folder || out.isEmpty() ? out.append('/').toString() : out.toString();
    }

    private static String escaped(String text, String extra) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.append((char) (b & 0xFF));
        }
        String bytes = out.toString();
        out.setLength(0);
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            int code = c == '%' ? hexPair(bytes, i + 1) : -1;
            if (code >= 0) {
                appendByte(out, code, UNRESERVED);
                i += 2;
            } else {
                appendByte(out, c, UNRESERVED + SUB_DELIMITERS + extra);
            }
        }
        return out.toString();
    }

    private static void appendByte(StringBuilder out, int code, String plain) {
        boolean letterOrDigit = code >= 'a' && code <= 'z' || code >= 'A' && code <= 'Z' || code >= '0' && code <= '9';
        if (letterOrDigit || plain.indexOf(code) >= 0) {
            out.append((char) code);
        } else {
            out.append('%').append(HEX.toHexDigits((byte) code));
        }
    }

    private static int hexPair(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String withoutControls(String text) {
        return text.replaceAll("[\\t\\n\\r]", "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

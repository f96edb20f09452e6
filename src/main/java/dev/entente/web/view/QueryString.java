package dev.entente.web.view;

import dev.entente.search.InvalidCriteria;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a query string more strictly than servers do, which quietly replace what they cannot decode. */
public final class QueryString {
    private QueryString() {}

    /**
     * @param raw as in the URL, without '?'; null where there is none
     * @return decoded, each name with its values in order
     * @throws InvalidCriteria where an escape is cut off or the bytes are not UTF-8
     */
    public static Map<String, List<String>> parse(@Nullable String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return parameters;
        }
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals), "A parameter's name");
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), name);
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    /** @throws InvalidCriteria where the path holds a broken escape or bytes that are not UTF-8 */
    public static void requireDecodable(String rawPath) {
        decode(rawPath, "The address");
    }

    private static String decode(String encoded, String what) {
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                decoded.put((byte) (digit(bytes, i + 1, what) * 16 + digit(bytes, i + 2, what)));
                i += 2;
            } else {
                decoded.put(bytes[i] == '+' ? (byte) ' ' : bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidCriteria(what, what + " is not valid UTF-8.");
        }
    }

    private static int digit(byte[] bytes, int at, String what) {
        int digit = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
        if (digit < 0) {
            throw new InvalidCriteria(what, what + " holds a '%' that two hexadecimal digits do not follow.");
        }
        return digit;
    }
}

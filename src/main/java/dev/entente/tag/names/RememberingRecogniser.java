package dev.entente.tag.names;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what the latest texts held, so that one that comes again, from another site or another crawl, is not read again. */
final class RememberingRecogniser implements Recogniser {
    private final Recogniser recogniser;
    private final Map<String, List<Name>> known;

    /** @param texts how many are remembered */
    RememberingRecogniser(Recogniser recogniser, int texts) {
        this.recogniser = recogniser;
        this.known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<Name>> eldest) {
                return size() > texts;
            }
        });
    }

    @Override
    public List<Name> find(String text) {
        String hash = hash(text);
        List<Name> names = known.get(hash);
        if (names == null) {
            names = List.copyOf(recogniser.find(text));
            known.put(hash, names);
        }
        return names;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16LE));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

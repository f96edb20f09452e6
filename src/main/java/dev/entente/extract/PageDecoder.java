package dev.entente.extract;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text. A byte order mark wins, or null bytes that show UTF-16 without one, then the header, then the page's own meta tag, each only if the bytes
 * can be read that way; then UTF-8 if the bytes are valid UTF-8; then detection by byte frequencies.
 */
final class PageDecoder {
    /** Longer pages are cut: no article needs more, and a page costs many times its size in memory. */
    static final int MAX_BYTES = 16 << 20;
    /** A page is cut at this tag: the tree that is built from it stays below some 100 MB. */
    static final int MAX_TAGS = 300_000;

    private static final int HEAD = 8 << 10;
    private static final int SAMPLE = 64 << 10;
    private static final Pattern META = Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final Charset ARABIC_STANDARD = Charset.forName("ISO-8859-6");

    private PageDecoder() {}

    /** @param header charset of the Content-Type header, null where it names none */
    static String decode(byte[] page, @Nullable String header) {
        byte[] bytes = page.length > MAX_BYTES ? Arrays.copyOf(page, MAX_BYTES) : page;
        return cutAtTag(read(bytes, header));
    }

    private static String read(byte[] bytes, @Nullable String header) {
        Optional<Charset> marked = byteOrderMark(bytes);
        if (marked.isPresent()) {
            String text = new String(bytes, marked.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        Optional<Charset> wide = twoBytesALetter(bytes);
        if (wide.isPresent()) {
            return new String(bytes, wide.get());
        }
        boolean validUtf8 = readsAs(bytes, StandardCharsets.UTF_8);
        return named(header)
                .filter(charset -> plausible(charset, bytes, validUtf8))
                .or(() -> declared(bytes).filter(charset -> plausible(charset, bytes, validUtf8)))
                .or(() -> validUtf8 ? Optional.of(StandardCharsets.UTF_8) : Optional.empty())
                .map(charset -> new String(bytes, charset))
                .orElseGet(() -> new String(bytes, detected(bytes)));
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /** UTF-16 without its mark: of every letter of the tags one byte is null, always the same. */
    private static Optional<Charset> twoBytesALetter(byte[] bytes) {
        int length = Math.min(bytes.length, HEAD);
        int[] nulls = new int[2];
        for (int i = 0; i < length; i++) {
            nulls[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int least = length / 20;
        if (nulls[0] > least && nulls[1] * 10 < nulls[0]) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return nulls[1] > least && nulls[0] * 10 < nulls[1] ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(head.toLowerCase(Locale.ROOT));
        // A page whose meta tag could be read byte by byte is not in UTF-16, whatever the tag says.
        return meta.find()
                ? named(meta.group(1)).filter(charset -> !charset.name().startsWith("UTF-16"))
                : Optional.empty();
    }

    private static Optional<Charset> named(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String label = name.strip().replaceAll("[\"']", "").toLowerCase(Locale.ROOT);
        // Browsers read these labels as their larger Windows and Chinese sets, and so are pages written.
        return switch (label) {
            case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii" -> Optional.of(WESTERN);
            case "gb2312", "gbk", "x-gbk", "gb_2312-80" -> Optional.of(Charset.forName("GB18030"));
            default -> supported(label);
        };
    }

    private static Optional<Charset> supported(String label) {
        try {
            return Optional.of(Charset.forName(label));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Valid UTF-8 with any byte above 127 is UTF-8: other text hardly ever looks like it by accident. */
    private static boolean plausible(Charset charset, byte[] bytes, boolean validUtf8) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return validUtf8 || mostlyReads(bytes);
        }
        return charset.canEncode() && (!validUtf8 || isAscii(bytes));
    }

    /** A few broken bytes, as from a cut or from pasted text, do not make a page something else. */
    private static boolean mostlyReads(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
        }
        long broken = new String(bytes, StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\uFFFD')
                .count();
        return broken * 20 < high;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean readsAs(byte[] bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8 << 10);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                // A page that was cut inside its last letter is still fine.
                return in.remaining() < 4;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    private static Charset detected(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE)));
        CharsetMatch match = detector.detect();
        Charset found = match == null ? WESTERN : supported(match.getName()).orElse(WESTERN);
        // Persian letters stand where the standard Arabic set has none, which misleads the detection.
        return found.equals(ARABIC_STANDARD) && !readsAs(bytes, ARABIC_STANDARD) ? ARABIC : found;
    }

    private static String cutAtTag(String html) {
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (++tags > MAX_TAGS) {
                return html.substring(0, at);
            }
        }
        return html;
    }
}

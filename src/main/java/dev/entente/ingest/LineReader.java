package dev.entente.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, holding one at a time and none that is too long. */
final class LineReader {
    /** Longest line, in bytes. */
    static final int LONGEST = 16 * 1024 * 1024;

    private final InputStream in;
    private final int longest;
    private long number;

    LineReader(InputStream in) {
        this(in, LONGEST);
    }

    LineReader(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.longest = longest;
    }

    /**
     * @param number from 1
     * @param text without the line end; null where the line cannot be read
     * @param error why not, as a sentence
     */
    record Line(long number, @Nullable String text, String error) {}

    /** @return the next line, or null after the last; a line end at the very end of the stream starts no line */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        long length = 0;
        int b;
        while ((b = in.read()) >= 0 && b != '\n') {
            if (++length <= longest) {
                bytes.write(b);
            }
        }
        if (b < 0 && length == 0) {
            return null;
        }
        number++;
        if (length > longest) {
            return new Line(
                    number, null, "The line is too long: %,d bytes; at most %,d are taken.".formatted(length, longest));
        }
        try {
            // A new decoder reports malformed bytes; String's own constructor would replace them silently.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return new Line(number, text, "");
        } catch (CharacterCodingException e) {
            return new Line(number, null, "The line is not valid UTF-8.");
        }
    }
}

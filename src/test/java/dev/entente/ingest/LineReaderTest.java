package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void countsLinesFromOneAndNeedsNoLastLineEnd() throws IOException {
        LineReader reader = reader("a\n\nb");
        assertThat(reader.next()).isEqualTo(new LineReader.Line(1, "a", ""));
        assertThat(reader.next()).isEqualTo(new LineReader.Line(2, "", ""));
        assertThat(reader.next()).isEqualTo(new LineReader.Line(3, "b", ""));
        assertThat(reader.next()).isNull();
    }

    @Test
    void passesOverTheRestOfATooLongLine() throws IOException {
        LineReader reader = new LineReader(bytes("123456789\nnext\n"), 8);
        LineReader.Line tooLong = reader.next();
        assertThat(tooLong.text()).isNull();
        assertThat(tooLong.error()).isEqualTo("The line is too long: 9 bytes; at most 8 are taken.");
        assertThat(reader.next()).isEqualTo(new LineReader.Line(2, "next", ""));
    }

    @Test
    void readsAHundredMegabytesInAFewKilobytes() throws IOException {
        long[] left = {100L * 1024 * 1024};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return left[0]-- > 0 ? 'x' : -1;
            }
        };
        LineReader.Line line = new LineReader(endless, 1_000).next();
        assertThat(line.error()).contains("104,857,600 bytes");
    }

    @Test
    void saysThatALineIsNotUtf8AndGoesOn() throws IOException {
        LineReader reader =
                new LineReader(new ByteArrayInputStream(new byte[] {'a', (byte) 0xC3, '\n', 'b', '\n'}), 100);
        assertThat(reader.next().error()).isEqualTo("The line is not valid UTF-8.");
        assertThat(reader.next().text()).isEqualTo("b");
    }

    private static LineReader reader(String text) {
        return new LineReader(bytes(text));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

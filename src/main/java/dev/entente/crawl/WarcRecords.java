package dev.entente.crawl;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * The records of a WARC file, plain or packed, one in memory at a time. Finds where records begin by itself, so that one
 * with a wrong length or a hole in it costs that one and not the file; what stands in a record is read by jwarc.
 */
final class WarcRecords implements AutoCloseable {
    /** Larger ones are passed over. */
    static final long LARGEST = 64_000_000;

    private static final int LONGEST_LINE = 64 << 10;
    private static final int MOST_HEADERS = 200;
    private static final String MARK = "WARC/";

    private final InputStream in;
    private final @Nullable GzipMembers members;
    private @Nullable String next;
    private long number;

    /** @throws IOException if nothing can be read */
    WarcRecords(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file, 64 << 10);
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        this.members = packed ? new GzipMembers(buffered) : null;
        this.in = members == null ? buffered : new BufferedInputStream(members, 64 << 10);
    }

    /** @param record null where it cannot be read; the reader must be closed by nobody: it holds memory only */
    record Entry(
            long number,
            @Nullable WarcRecord record,
            @Nullable String problem) {}

    /** @return null at the end */
    @Nullable
    Entry next() throws IOException {
        String line = next == null ? line() : next;
        next = null;
        while (line == null ? members != null && members.resume() : !line.startsWith(MARK)) {
            line = line();
        }
        return line == null ? null : entry(line);
    }

    private Entry entry(String first) throws IOException {
        number++;
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        add(record, first);
        long length = -1;
        for (int headers = 0; headers < MOST_HEADERS; headers++) {
            String line = line();
            if (line == null || line.startsWith(MARK)) {
                next = line;
                return new Entry(number, null, "The record breaks off in its head.");
            }
            add(record, line);
            if (line.isEmpty()) {
                break;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = number(line.substring(line.indexOf(':') + 1));
            }
        }
        if (length < 0) {
            return new Entry(number, null, "The record does not say how long it is.");
        }
        if (length > LARGEST) {
            skip(length);
            return new Entry(number, null, "The record is larger than " + LARGEST / 1_000_000 + " MB.");
        }
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            return new Entry(number, null, "The record breaks off: the file is broken here, or ends.");
        }
        record.write(body);
        record.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return parsed(record.toByteArray());
    }

    private void skip(long length) throws IOException {
        long left = length;
        for (long skipped = in.skip(left); left > 0 && skipped > 0; skipped = in.skip(left)) {
            left -= skipped;
        }
    }

    private Entry parsed(byte[] record) {
        try {
            // Holds memory only, and is to live as long as the record.
            WarcReader reader = new WarcReader(new ByteArrayInputStream(record));
            reader.setLenient(true);
            Optional<WarcRecord> read = reader.next();
            return read.map(one -> new Entry(number, one, null))
                    .orElseGet(() -> new Entry(number, null, "The record is empty."));
        } catch (IOException | RuntimeException e) {
            return new Entry(number, null, "The record cannot be read: " + e.getMessage() + ".");
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void add(ByteArrayOutputStream record, String line) {
        record.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Without its end, cut where it is very long; null at the end of the file. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            if (line.size() < LONGEST_LINE) {
                line.write(read);
            }
            read = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

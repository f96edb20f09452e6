package dev.entente.crawl;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.InflaterSource;
import okio.Okio;
import okio.Source;
import org.brotli.dec.BrotliInputStream;

/** Unpacks a body while it comes: gzip, deflate with and without zlib's wrapping, brotli. */
final class Unpacking {
    static final String ACCEPTED = "gzip, deflate, br";
    static final List<String> KNOWN = List.of("gzip", "x-gzip", "deflate", "br");

    private Unpacking() {}

    /** @param encodings of {@link #KNOWN}, in the order in which they were applied */
    static Source of(BufferedSource packed, List<String> encodings) throws IOException {
        Source source = packed;
        for (int i = encodings.size() - 1; i >= 0; i--) {
            BufferedSource in = Okio.buffer(source);
            if (in.exhausted()) {
                return in;
            }
            source = switch (encodings.get(i)) {
                case "br" -> new Brotli(in);
                case "deflate" -> new InflaterSource(in, new Inflater(!hasZlibHeader(in)));
                default -> Okio.source(new GZIPInputStream(in.inputStream(), 8 << 10));
            };
        }
        return source;
    }

    /** Whether it is the packed bytes that are at fault, not the connection. */
    static boolean isBroken(IOException e) {
        return e instanceof ZipException || e instanceof EOFException || e instanceof BrokenBrotli;
    }

    /** RFC 9110, section 8.4.1.2, asks for zlib's wrapping (RFC 1950); some servers leave it out. */
    private static boolean hasZlibHeader(BufferedSource in) throws IOException {
        if (!in.request(2)) {
            return false;
        }
        int first = in.getBuffer().getByte(0) & 0xFF;
        int second = in.getBuffer().getByte(1) & 0xFF;
        return (first & 0x0F) == 8 && (first << 8 | second) % 31 == 0;
    }

    /** The decoder wraps whatever goes wrong, its input's errors too, in a plain IOException. */
    private static final class Brotli extends ForwardingSource {
        Brotli(BufferedSource in) throws IOException {
            super(Okio.source(open(in)));
        }

        private static BrotliInputStream open(BufferedSource in) throws IOException {
            try {
                return new BrotliInputStream(in.inputStream());
            } catch (IOException e) {
                throw cause(e);
            }
        }

        @Override
        public long read(Buffer sink, long most) throws IOException {
            try {
                return super.read(sink, most);
            } catch (IOException e) {
                throw cause(e);
            }
        }

        private static IOException cause(IOException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException io) {
                    return io;
                }
            }
            return new BrokenBrotli(e);
        }
    }

    private static final class BrokenBrotli extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenBrotli(IOException cause) {
            super(cause);
        }
    }
}

package dev.entente.crawl;

import dev.entente.crawl.Fetcher.ContentTypes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Takes a body up to a limit, unpacked while it comes, and hangs up on one that is longer or of a type that is not read.
 * What is held in memory is hardly more than the limit, however small the packed body was.
 */
final class LimitedBody {
    private static final int MOST_ENCODINGS = 3;
    /** Bytes that may be read ahead of what is unpacked. */
    private static final int AHEAD = 64 << 10;

    private LimitedBody() {}

    /** @throws IOException if the connection failed */
    static byte[] read(Response response, Fetcher.Request request) throws FetchFailed, IOException {
        BodyType declared = request.types() == ContentTypes.ANY ? null : BodyType.declared(response.headers());
        if (declared != null) {
            throw refused(declared);
        }
        List<String> encodings = encodings(response);
        try (Budget packed = new Budget(response.body().source(), request.limit());
                BufferedSource body = Okio.buffer(Unpacking.of(Okio.buffer(packed), encodings))) {
            if (request.types() != ContentTypes.ANY) {
                check(response, request, body);
            }
            if (!body.request(request.limit() + 1L)) {
                return body.getBuffer().readByteArray();
            }
            if (request.cut()) {
                return body.readByteArray(request.limit());
            }
            throw new TooLarge();
        } catch (TooLarge e) {
            throw new FetchFailed(Problem.Kind.TOO_LARGE, "It is larger than " + request.limit() / 1_000 + " kB.");
        } catch (IOException e) {
            if (!encodings.isEmpty() && Unpacking.isBroken(e)) {
                throw FetchFailed.badAnswer(
                        "It came packed as " + String.join(", ", encodings) + " and cannot be unpacked.");
            }
            throw e;
        }
    }

    private static void check(Response response, Fetcher.Request request, BufferedSource body)
            throws FetchFailed, IOException {
        body.request(BodyType.LOOKED_AT);
        BufferedSource seen = body.getBuffer().peek();
        seen.request(BodyType.LOOKED_AT);
        BodyType type = BodyType.of(
                response.headers(), seen.readByteArray(Math.min(seen.getBuffer().size(), BodyType.LOOKED_AT)));
        boolean wanted = type.form() == BodyType.Form.HTML
                || type.form() == BodyType.Form.PDF && request.types() == ContentTypes.HTML_OR_PDF;
        if (!wanted) {
            throw refused(type);
        }
    }

    private static FetchFailed refused(BodyType type) {
        return new FetchFailed(
                Problem.Kind.NOT_WANTED_TYPE,
                type.form() == BodyType.Form.PDF ? "PDF is not read." : "It is no web page but " + type.name() + ".");
    }

    private static List<String> encodings(Response response) throws FetchFailed {
        List<String> encodings = response.headers().values("Content-Encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("identity"))
                .toList();
        for (String encoding : encodings) {
            if (!Unpacking.KNOWN.contains(encoding)) {
                throw FetchFailed.badAnswer("It came packed as '" + encoding + "', which was not asked for.");
            }
        }
        if (encodings.size() > MOST_ENCODINGS) {
            throw FetchFailed.badAnswer("It came packed " + encodings.size() + " times over.");
        }
        return encodings;
    }

    /** Bounds what is read off the wire too: a packed body may be endless and yet unpack to nothing. */
    private static final class Budget extends ForwardingSource {
        private long left;

        Budget(Source source, int limit) {
            super(source);
            this.left = (long) limit + AHEAD;
        }

        @Override
        public long read(Buffer sink, long most) throws IOException {
            long read = super.read(sink, most);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooLarge();
            }
            return read;
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}

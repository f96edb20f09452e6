package dev.entente.crawl;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a body up to a limit, and hangs up on one that is longer or of a type that is not read. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final HttpResponse.ResponseInfo head;
    private final Fetcher.Request request;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(HttpResponse.ResponseInfo head, Fetcher.Request request) {
        this.head = head;
        this.request = request;
    }

    static FetchFailed tooLarge(int limit) {
        return new FetchFailed(Problem.Kind.TOO_LARGE, "It is larger than " + limit / 1_000 + " kB.");
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        String refusal = request.types() == Fetcher.ContentTypes.HTML ? refusal(head.headers()) : null;
        if (head.statusCode() != 200) {
            end(new byte[0]);
        } else if (refusal != null) {
            fail(new FetchFailed(Problem.Kind.NOT_WANTED_TYPE, refusal));
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = request.limit() - taken.size();
            byte[] bytes = new byte[Math.min(room, buffer.remaining())];
            buffer.get(bytes);
            taken.writeBytes(bytes);
            if (buffer.hasRemaining()) {
                if (request.cut()) {
                    end(taken.toByteArray());
                } else {
                    fail(tooLarge(request.limit()));
                }
                return;
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        whole.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        whole.complete(taken.toByteArray());
    }

    /** Why a body of this type is not read; null where it is, or where the answer does not say what it is. */
    private static @Nullable String refusal(HttpHeaders headers) {
        String type = headers.firstValue("Content-Type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (type.isEmpty() || HTML.contains(type)) {
            return null;
        }
        return type.equals("application/pdf") ? "PDF is not read." : "It is no web page but " + type + ".";
    }

    private void end(byte[] body) {
        whole.complete(body);
        hangUp();
    }

    private void fail(FetchFailed failure) {
        whole.completeExceptionally(failure);
        hangUp();
    }

    private void hangUp() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}

package dev.entente.portal;

import dev.entente.article.ArticleId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Import lines of made-up articles: of one source, numbered. */
record Lines(String source, int first, int count) {
    /** About as long as a short article, in characters. */
    private static final int LENGTH = 2_000;

    InputStream stream() {
        return stream(-1, () -> {});
    }

    /** @param action happens when so many lines were handed out, in the midst of the request */
    InputStream stream(int after, Runnable action) {
        Iterator<InputStream> lines = IntStream.range(first, first + count)
                .mapToObj(number -> {
                    if (number - first == after) {
                        action.run();
                    }
                    return (InputStream) new ByteArrayInputStream(line(number).getBytes(StandardCharsets.UTF_8));
                })
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return lines.next();
            }
        });
    }

    /** The article's id in the portal. */
    static String id(String source, int number) {
        return ArticleId.of(URI.create(url(source, number))).value();
    }

    private static String url(String source, int number) {
        return "https://" + source + ".example.org/" + number;
    }

    private String line(int number) {
        String sentence = "Report " + number + ": the police of Iran and China met in Tehran and spoke of training. ";
        String body = sentence.repeat(LENGTH / sentence.length());
        return "{\"url\":\"%s\",\"source\":\"%s\",\"title\":\"Report %d\",\"body\":\"%s\"}\n"
                .formatted(url(source, number), source, number, body);
    }
}

package dev.entente.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Pages that were damaged: cut, torn, doubled, with bytes and tags thrown in. The same seed gives the same damage. */
final class MutatedPages {
    private static final List<String> THROWN_IN = List.of(
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<table><tr><td>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<svg><p>",
            "<template>",
            "<frameset>",
            "<plaintext>",
            "<textarea>",
            "<title>",
            "<a href='",
            "\"",
            "'",
            ">",
            "&",
            "&#x10FFFF;",
            "\0",
            "<body class=\"live-blog paywall\">",
            "<time datetime='9999-99-99T99:99:99+99:99'>",
            "<meta name=date content='31 February 2024'>",
            "<meta charset=utf-16>",
            "<base href='http://%'>",
            "<article>".repeat(50),
            "<b>".repeat(200));

    private MutatedPages() {}

    /** @param longest bytes of the page that are used, from a random place */
    static byte[] mutate(byte[] page, Random random, int longest) {
        byte[] bytes = page;
        if (bytes.length > longest) {
            int from = random.nextInt(bytes.length - longest);
            bytes = Arrays.copyOfRange(bytes, from, from + longest);
        }
        int damages = 1 + random.nextInt(12);
        for (int i = 0; i < damages && bytes.length > 2; i++) {
            bytes = damage(bytes, random);
        }
        return bytes;
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(2_000));
        return switch (random.nextInt(5)) {
            case 0 -> join(Arrays.copyOf(bytes, from), new byte[0], Arrays.copyOfRange(bytes, to, bytes.length));
            case 1 -> join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, to), rest(bytes, to));
            case 2 ->
                join(
                        Arrays.copyOf(bytes, from),
                        THROWN_IN.get(random.nextInt(THROWN_IN.size())).getBytes(StandardCharsets.UTF_8),
                        rest(bytes, from));
            case 3 -> {
                byte[] noisy = bytes.clone();
                for (int i = 0; i < 20; i++) {
                    noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
                }
                yield noisy;
            }
            default -> Arrays.copyOf(bytes, Math.max(1, from));
        };
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] join(byte[] one, byte[] two, byte[] three) {
        byte[] all = Arrays.copyOf(one, one.length + two.length + three.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        System.arraycopy(three, 0, all, one.length + two.length, three.length);
        return all;
    }
}

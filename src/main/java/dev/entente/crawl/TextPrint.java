package dev.entente.crawl;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What tells the text of a page from that of others: hashes of its longer paragraphs, outside menus. Numbers are left out,
 * so that a clock or a counter makes no new text.
 *
 * @param paragraphs sorted, distinct, at most {@value #MOST}
 */
record TextPrint(long[] paragraphs) {
    private static final int MOST = 64;
    private static final int SHORTEST = 40;
    /** Of a page without paragraphs; a shorter one tells nothing. */
    private static final int SHORTEST_WHOLE = 200;

    static final TextPrint NONE = new TextPrint(new long[0]);

    static TextPrint of(Document page) {
        long[] found = page.select("p, li, td, blockquote, div").stream()
                .filter(element -> element.closest("nav, footer, header, aside") == null)
                .map(Element::ownText)
                .mapToLong(TextPrint::hash)
                .filter(hash -> hash != 0)
                .distinct()
                .limit(MOST)
                .sorted()
                .toArray();
        if (found.length > 0 || page.body() == null) {
            return new TextPrint(found);
        }
        String text = page.body().text();
        return new TextPrint(text.length() < SHORTEST_WHOLE ? found : new long[] {hashOf(text)});
    }

    boolean isEmpty() {
        return paragraphs.length == 0;
    }

    /** Whether most of one is in the other. */
    boolean resembles(TextPrint other) {
        int least = Math.min(paragraphs.length, other.paragraphs.length);
        return least > 0 && common(other) * 2 > least;
    }

    /** One number for the whole text; the same for the same text. */
    long digest() {
        return LongStream.of(paragraphs).reduce(17, (sum, hash) -> sum * 31 + hash);
    }

    private long common(TextPrint other) {
        return LongStream.of(paragraphs)
                .filter(hash -> Arrays.binarySearch(other.paragraphs, hash) >= 0)
                .count();
    }

    private static long hash(String text) {
        return text.length() < SHORTEST ? 0 : hashOf(text);
    }

    /** FNV-1a over the letters; 0 where there are none. */
    private static long hashOf(String text) {
        long hash = 0xcbf29ce484222325L;
        boolean any = false;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetter(c)) {
                hash = (hash ^ c) * 0x100000001b3L;
                any = true;
            }
        }
        return any ? hash : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPrint print && Arrays.equals(paragraphs, print.paragraphs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(paragraphs);
    }
}

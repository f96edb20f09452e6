package dev.entente.extract;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which paragraphs stood on which pages of one site. What recurs word for word on several of them is the site's and no
 * part of their articles. Holds hashes only, and so many that its size is bounded. Safe for use by many threads.
 */
public final class SiteParagraphs {
    /** With so many pages known, what a site says everywhere has shown itself. */
    public static final int ENOUGH_PAGES = 5;

    static final int MOST = 3_000;
    static final int DAYS_KEPT = 400;
    private static final int PAGES_EACH = 5;
    private static final int MOST_PAGES = 64;
    private static final int FORMAT = 1;
    /** Lines at the edges of a text are a site's own more often than those inside. */
    private static final int FIRST = 2;

    private static final int LAST = 4;
    /** In words; reporters repeat long paragraphs of background in each article of a series. */
    private static final double LONG = 40;

    private static final double SHORT = 4;
    /** Of words and of paragraphs: a page that shares more with one or two others tells the same article again. */
    private static final double COPIED_SHARE = 0.5;

    private record Seen(int[] pages, int day) {
        int others(int page) {
            return (int) Arrays.stream(pages).filter(other -> other != page).count();
        }
    }

    private final Map<Long, Seen> byHash = new HashMap<>();
    private final Set<Integer> pages = new HashSet<>();

    /** How many pages were noted; counts no further than some 64. */
    public synchronized int pages() {
        return pages.size();
    }

    /** Remembers the paragraphs of a page. To note a page again changes nothing but the day. */
    public synchronized void note(URI page, List<String> paragraphs, LocalDate today) {
        int id = (int) hash(page.toString());
        if (pages.size() < MOST_PAGES) {
            pages.add(id);
        }
        for (String paragraph : paragraphs) {
            byHash.merge(
                    hash(Words.fold(paragraph)),
                    new Seen(new int[] {id}, (int) today.toEpochDay()),
                    SiteParagraphs::both);
        }
        forget((int) today.toEpochDay());
    }

    /** Adds what another instance of the app noted. */
    public synchronized void add(SiteParagraphs others, LocalDate today) {
        others.pages.stream().limit(Math.max(0, MOST_PAGES - pages.size())).forEach(pages::add);
        others.byHash.forEach((hash, seen) -> byHash.merge(hash, seen, SiteParagraphs::both));
        forget((int) today.toEpochDay());
    }

    /** Indexes of the paragraphs that stand on other pages of the site too. */
    synchronized Set<Integer> recurring(URI page, List<String> paragraphs) {
        int id = (int) hash(page.toString());
        Set<Integer> found = new HashSet<>();
        double shared = 0;
        double all = 0;
        int sharing = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            Seen seen = byHash.get(hash(Words.fold(paragraphs.get(i))));
            int others = seen == null ? 0 : seen.others(id);
            double words = Words.count(paragraphs.get(i));
            all += words;
            shared += others == 1 || others == 2 ? words : 0;
            sharing += others == 1 || others == 2 ? 1 : 0;
            if (others >= needed(i, paragraphs.size(), words)) {
                found.add(i);
            }
        }
        boolean copy = shared > COPIED_SHARE * all && sharing > COPIED_SHARE * paragraphs.size();
        return copy ? Set.of() : found;
    }

    private static int needed(int index, int size, double words) {
        boolean atEdge = index < FIRST || index >= size - LAST;
        if (words < SHORT || words >= LONG && !atEdge) {
            return 3;
        }
        return atEdge ? 1 : 2;
    }

    private static Seen both(Seen one, Seen other) {
        int[] pages = java.util.stream.IntStream.concat(Arrays.stream(one.pages()), Arrays.stream(other.pages()))
                .distinct()
                .limit(PAGES_EACH)
                .toArray();
        return new Seen(pages, Math.max(one.day(), other.day()));
    }

    /** What is old, then what stands on one page only goes first. */
    private void forget(int today) {
        byHash.values().removeIf(seen -> seen.day() < today - DAYS_KEPT);
        if (byHash.size() > MOST) {
            List<Map.Entry<Long, Seen>> entries = new ArrayList<>(byHash.entrySet());
            entries.sort(Comparator.comparing(
                            (Map.Entry<Long, Seen> entry) -> entry.getValue().pages().length > 1)
                    .thenComparing(entry -> entry.getValue().day())
                    .thenComparing(Map.Entry::getKey));
            // A quarter at once, so that this is seldom done.
            entries.stream()
                    .limit(byHash.size() - MOST * 3 / 4)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(byHash::remove);
        }
    }

    /** All of it, some 20 bytes a paragraph. */
    public synchronized byte[] bytes() {
        int size = 9 + 4 * pages.size();
        for (Seen seen : byHash.values()) {
            size += 13 + 4 * seen.pages().length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).put((byte) FORMAT).putInt(pages.size());
        pages.forEach(out::putInt);
        out.putInt(byHash.size());
        byHash.forEach((hash, seen) -> {
            out.putLong(hash).putInt(seen.day()).put((byte) seen.pages().length);
            for (int page : seen.pages()) {
                out.putInt(page);
            }
        });
        return out.array();
    }

    /** What {@link #bytes} gave; empty where they are of another format. */
    public static SiteParagraphs of(byte[] bytes) {
        SiteParagraphs read = new SiteParagraphs();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length == 0 || in.get() != FORMAT) {
            return read;
        }
        for (int n = in.getInt(); n > 0; n--) {
            read.pages.add(in.getInt());
        }
        for (int n = in.getInt(); n > 0; n--) {
            long hash = in.getLong();
            int day = in.getInt();
            int[] pages = new int[in.get()];
            for (int i = 0; i < pages.length; i++) {
                pages[i] = in.getInt();
            }
            read.byHash.put(hash, new Seen(pages, day));
        }
        return read;
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

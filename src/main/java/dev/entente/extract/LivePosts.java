package dev.entente.extract;

import dev.entente.article.Details;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the posts of a live blog, and when each was written: from its JSON-LD, then from elements that recur. */
final class LivePosts {
    private static final Pattern LIVE_PATH =
            Pattern.compile("(?:^|[/-])(?:live|liveblog|live-blog|live-updates?|minute-by-minute|livestory)(?:[/-]|$)");
    private static final Set<String> LIVE_WORDS = Set.of("liveblog", "liveblogs", "livestory");
    /** Fewer elements of one kind side by side are no posts. */
    private static final int FEWEST = 3;
    /** How far above its text the element of a post is looked for. */
    private static final int HIGHEST = 8;

    private static final int COMPARED = 60;
    private static final int MOST = 1_000;

    private LivePosts() {}

    /** In the order of the text; empty where the page is no live blog. */
    static Optional<Found<List<Details.Post>>> read(URI url, Document page, StructuredData data, List<Block> text) {
        if (!isLive(url, page, data)) {
            return Optional.empty();
        }
        return Found.first(
                found(declared(data.liveUpdates(), text), "liveBlogUpdate in JSON-LD"),
                found(recurring(text), "elements that recur, each with a time"));
    }

    private static Optional<Found<List<Details.Post>>> found(List<Details.Post> posts, String rule) {
        return posts.isEmpty() ? Optional.empty() : Optional.of(new Found<>(posts, rule));
    }

    private static boolean isLive(URI url, Document page, StructuredData data) {
        String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
        return data.isLiveBlog()
                || LIVE_PATH.matcher(path).find()
                || page.body() != null
                        && page.body().select("[class*=live]").stream()
                                .anyMatch(element -> isNamedLive(JunkNames.words(element)));
    }

    private static boolean isNamedLive(Set<String> words) {
        return words.stream().anyMatch(LIVE_WORDS::contains) || words.contains("live") && words.contains("blog");
    }

    /** The first paragraph of an update is the one that is its headline, or that its text begins with. */
    private static List<Details.Post> declared(List<StructuredData.LiveUpdate> updates, List<Block> text) {
        TreeMap<Integer, Details.Post> posts = new TreeMap<>();
        List<String> folded =
                text.stream().map(block -> start(Words.fold(block.text()))).toList();
        for (StructuredData.LiveUpdate update : updates.subList(0, Math.min(MOST, updates.size()))) {
            int at = folded.indexOf(start(Words.fold(update.headline())));
            String body = start(Words.fold(update.body()));
            for (int i = 0; at < 0 && !body.isEmpty() && i < folded.size(); i++) {
                at = !folded.get(i).isEmpty() && body.startsWith(folded.get(i)) ? i : -1;
            }
            if (at >= 0) {
                posts.putIfAbsent(at, new Details.Post(time(update.published()), at));
            }
        }
        return List.copyOf(posts.values());
    }

    private static String start(String text) {
        return text.length() > COMPARED ? text.substring(0, COMPARED) : text;
    }

    private static List<Details.Post> recurring(List<Block> text) {
        List<Details.Post> posts = new ArrayList<>();
        Element last = null;
        for (int i = 0; i < text.size() && posts.size() < MOST; i++) {
            Element post = post(text.get(i).owner());
            if (post != null && post != last) {
                last = post;
                posts.add(new Details.Post(time(post), i));
            }
        }
        return posts.size() < FEWEST ? List.of() : posts;
    }

    /** The element around this one that has its like beside it and a time in it. */
    private static @Nullable Element post(Element inside) {
        Element element = inside;
        for (int i = 0; i < HIGHEST && element != null && element.parent() != null; i++) {
            if (element.selectFirst("time") != null && hasItsLikeBeside(element)) {
                return element;
            }
            element = element.parent();
        }
        return null;
    }

    private static boolean hasItsLikeBeside(Element element) {
        int alike = 0;
        for (Element other = element.parent().firstElementChild();
                other != null && alike < FEWEST;
                other = other.nextElementSibling()) {
            alike += other.normalName().equals(element.normalName())
                            && other.className().equals(element.className())
                    ? 1
                    : 0;
        }
        return alike >= FEWEST;
    }

    private static @Nullable OffsetDateTime time(Element post) {
        Element time = post.selectFirst("time");
        if (time == null) {
            return null;
        }
        OffsetDateTime declared = time(time.attr("datetime"));
        return declared == null ? time(time.text()) : declared;
    }

    private static @Nullable OffsetDateTime time(String text) {
        return WrittenDate.find(text, false).orElse(null);
    }
}

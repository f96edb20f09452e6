package dev.entente.tag;

import java.util.Set;

/** Tells a capital that stands for its government ("Tehran denies it") from one that is only a place ("in Tehran"). */
final class Capitals {
    private static final Set<String> PLACES = WordList.of("""
            street avenue road square airport university hotel marathon metro derby province county suburb stock
            stadium fc united airlines interbank city
            """);
    private static final Set<String> IN_A_PLACE = WordList.of("""
            in at near from outside around downtown central northern southern eastern western north south east
            west throughout across inside into via through of to for visited visit left arrived reached leave
            toured
            """);
    private static final Set<String> POSTS =
            Set.of("ambassador", "envoy", "ambassadors", "embassy", "pressure", "message", "warning");
    private static final Set<String> DEALINGS = WordList.of("""
            between with against by toward towards that urged accused asked told warned allows helps if while
            whether as where why how because but
            """);
    private static final Set<String> ACTS = WordList.of("""
            has is was had will would says said wants want seeks denies denied accuses accused insists insisted
            believes expects hopes plans may can could should must does did sees considers maintains rejects
            rejected calls called supports supported agreed agrees signed announced announces warned warns urged
            urges imposed refused refuses backs backed condemned condemns views vowed vows holds enjoys remains
            continues faces claims claimed failed fails sent and have are were also needs appears decided never
            itself over about on not
            """);

    private Capitals() {}

    /** @param first and last: the words of the capital */
    static boolean actsAsGovernment(Passage passage, int first, int last) {
        Words words = passage.words();
        String before = first > 0 && words.gap(first) == Words.Gap.SPACE ? words.lower(first - 1) : "";
        boolean nextClose = last + 1 < words.count() && words.gap(last + 1) == Words.Gap.SPACE;
        String after = nextClose ? words.lower(last + 1) : "";
        if (PLACES.contains(after)
                || (nextClose
                        && words.isCapitalised(last + 1)
                        && !passage.isTitle()
                        && !hyphenated(passage, first, last))) {
            return false;
        }
        if (isInAPlace(words, first)) {
            return (before.equals("to") || before.equals("for") || before.equals("on"))
                    && first > 1
                    && POSTS.contains(words.lower(first - 2));
        }
        return hyphenated(passage, first, last)
                || words.isPossessive(last)
                || DEALINGS.contains(before)
                || ACTS.contains(after)
                || (before.equals("and") && first > 1 && words.isCapitalised(first - 2));
    }

    /** "Tehran-Moscow" */
    private static boolean hyphenated(Passage passage, int first, int last) {
        String word = passage.words().text(first);
        return first == last && word.indexOf('-') > 0 && !word.endsWith("-based") && !word.endsWith("-born");
    }

    /** "in Tehran", "visited Tehran" */
    static boolean isInAPlace(Words words, int word) {
        return word > 0 && words.gap(word) == Words.Gap.SPACE && IN_A_PLACE.contains(words.lower(word - 1));
    }
}

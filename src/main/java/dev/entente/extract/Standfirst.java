package dev.entente.extract;

import dev.entente.extract.Block.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the sentence or two that stand between headline and text. */
final class Standfirst {
    private static final Set<String> NAMES = Set.of(
            "standfirst",
            "dek",
            "deck",
            "subtitle",
            "subheadline",
            "subhead",
            "subheading",
            "subhed",
            "strapline",
            "excerpt",
            "summary",
            "lead",
            "lede",
            "intro",
            "teaser",
            "description",
            "kicker",
            "sub",
            "chapo",
            "chapeau",
            "vorspann",
            "sapo");
    private static final String DESCRIBED = "after the headline, as the description in meta";
    private static final String NAMED = "element named as a standfirst";
    private static final String BESIDE = "sentence beside the headline";
    private static final int FARTHEST = 14;
    private static final int LONGEST = 500;
    private static final double FEWEST_WORDS = 4;

    private Standfirst() {}

    /**
     * The standfirst among the blocks after the headline.
     *
     * @param end index of the first block of the text
     * @param description what the page's metadata say of the article, empty where they say nothing
     */
    static Optional<Found<Block>> find(List<Block> blocks, int end, String title, String description) {
        int headline = headline(blocks, end, title);
        if (headline < 0) {
            return Optional.empty();
        }
        String wanted = Words.fold(description);
        for (int i = headline + 1; i < Math.min(end, headline + FARTHEST); i++) {
            Block block = blocks.get(i);
            String rule = isCandidate(block, title) ? rule(block, wanted) : null;
            if (rule != null) {
                return Optional.of(new Found<>(block, rule));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String rule(Block block, String description) {
        if (isDescribed(block, description)) {
            return DESCRIBED;
        }
        return isNamed(block) ? NAMED : isBesideHeadline(block) ? BESIDE : null;
    }

    /** The first block of a text, if it is set apart by its name. */
    static Optional<Found<Block>> leading(List<Block> text, String title) {
        return text.size() > 1 && isCandidate(text.get(0), title) && isNamed(text.get(0))
                ? Optional.of(new Found<>(text.get(0), NAMED))
                : Optional.empty();
    }

    /** Index of the last block before the text that is the headline, -1 where none is. */
    static int headline(List<Block> blocks, int end, String title) {
        String wanted = Words.fold(title);
        if (wanted.isEmpty()) {
            return -1;
        }
        for (int i = Math.min(end, blocks.size()) - 1; i >= 0; i--) {
            if (blocks.get(i).text().length() < 2 * title.length() + 20
                    && Words.fold(blocks.get(i).text()).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isCandidate(Block block, String title) {
        return block.text().length() <= LONGEST
                && block.linkShare() < 0.4
                && block.words() >= FEWEST_WORDS
                && block.kind() != Kind.CAPTION
                && block.kind() != Kind.ITEM
                && !Boilerplate.matches(block.text())
                && !Words.fold(block.text()).equals(Words.fold(title));
    }

    private static boolean isDescribed(Block block, String description) {
        String folded = Words.fold(block.text());
        return description.length() > 20 && (description.startsWith(folded) || folded.startsWith(description));
    }

    /** Looks at the element and at two around it. */
    private static boolean isNamed(Block block) {
        Element element = block.owner();
        for (int i = 0; i < 3 && element != null; i++) {
            if (JunkNames.words(element).stream().anyMatch(NAMES::contains)) {
                return true;
            }
            element = element.parent();
        }
        return false;
    }

    private static boolean isBesideHeadline(Block block) {
        boolean prose =
                block.kind() == Kind.HEADING && !block.owner().normalName().equals("h1")
                        || block.kind() == Kind.PARAGRAPH && block.isSentence();
        return prose && (block.owner().closest("header") != null || block.kind() == Kind.HEADING);
    }
}

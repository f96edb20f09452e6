package dev.entente.extract;

import dev.entente.extract.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of the article's element what is not its text. */
final class BlockFilter {
    private static final double MOSTLY_LINKS = 0.6;

    /** In words. */
    private static final double LINKED_HEADING = 12;

    private static final double BELOW_LINKED_HEADING = 25;

    private static final Pattern INNER_END = Pattern.compile("\\p{L}{2}[.!?]\\s|[。！？]");

    private BlockFilter() {}

    static List<Block> filter(List<Block> blocks, String title) {
        String foldedTitle = Words.fold(title);
        List<Block> kept = new ArrayList<>();
        List<Block> candidates = PlainClutter.withoutList(blocks);
        for (int i = 0; i < candidates.size(); i++) {
            Block block = candidates.get(i);
            boolean heads = i + 1 < candidates.size() && isLinkedHeading(block, candidates.get(i + 1), foldedTitle);
            if (heads || isText(block, foldedTitle) && !PlainClutter.isCaption(block, kept.size())) {
                kept.add(block);
            }
        }
        return PlainClutter.withoutLabel(tidy(kept));
    }

    /** Lists of recommended things link their headings; a teaser is shorter than what follows those. */
    private static boolean isLinkedHeading(Block heading, Block next, String title) {
        return heading.kind() == Kind.HEADING
                && heading.linkShare() > MOSTLY_LINKS
                && heading.words() <= LINKED_HEADING
                && (next.kind() == Kind.PARAGRAPH || next.kind() == Kind.ITEM)
                && next.isSentence()
                && next.words() >= BELOW_LINKED_HEADING
                && next.linkShare() < 0.3
                && !Boilerplate.matches(heading.text())
                && !Words.fold(heading.text()).equals(title);
    }

    /** Takes off what hangs loose after some blocks were left out. */
    static List<Block> tidy(List<Block> blocks) {
        return trimTail(dropEmptyHeadings(blocks));
    }

    private static boolean isText(Block block, String title) {
        if (block.kind() == Kind.CAPTION || Boilerplate.matches(block.text())) {
            return false;
        }
        double words = block.words();
        boolean linkedProse = block.kind() == Kind.PARAGRAPH && words > 12 && Words.endsSentence(block.text());
        if (block.linkShare() > MOSTLY_LINKS && !linkedProse) {
            return false;
        }
        if (words < 40
                && block.text().length() < 2 * title.length() + 20
                && Words.fold(block.text()).equals(title)) {
            return false;
        }
        return switch (block.kind()) {
            case PARAGRAPH, QUOTE, CODE -> true;
            case HEADING -> words <= 30;
            case ITEM, CELL -> true;
            default -> words >= 8 || Words.endsSentence(block.text());
        };
    }

    /** A heading whose text was taken out stands before another heading of the same rank or at the end. */
    private static List<Block> dropEmptyHeadings(List<Block> blocks) {
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean followed =
                    i + 1 < blocks.size() && !(isHeading(blocks.get(i + 1)) && rank(blocks.get(i + 1)) <= rank(block));
            if (!isHeading(block) || followed) {
                kept.add(block);
            }
        }
        return kept;
    }

    private static boolean isHeading(Block block) {
        return block.kind() == Kind.HEADING;
    }

    private static int rank(Block heading) {
        for (var element = heading.owner(); element != null; element = element.parent()) {
            String name = element.normalName();
            if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
                return name.charAt(1) - '0';
            }
        }
        return 6;
    }

    private static List<Block> trimTail(List<Block> blocks) {
        int end = blocks.size();
        while (end > 0 && isTail(blocks.get(end - 1))) {
            end--;
        }
        return end == 0 ? blocks : blocks.subList(0, end);
    }

    private static boolean isTail(Block block) {
        if (Boilerplate.endsArticle(block.text())) {
            return true;
        }
        return switch (block.kind()) {
            case HEADING -> true;
            case LOOSE, PARAGRAPH ->
                block.words() < 12
                        && !INNER_END.matcher(block.text()).find()
                        && (!Words.endsSentence(block.text()) || block.linkShare() > 0.3);
            default -> block.linkShare() > MOSTLY_LINKS;
        };
    }
}

package dev.entente.extract;

import dev.entente.extract.PageBlocks.Region;
import java.util.List;
import org.jsoup.nodes.Element;

/** For each block of a page, whether an element around it speaks against it. */
final class Standing {
    /** An element with more of the page's prose than this is not junk, whatever it is called. */
    private static final double PROTECTED_SHARE = 0.4;
    /** Hidden text that is more of the page's prose than this is a metered article. */
    private static final double METERED_SHARE = 0.45;

    /** In words. */
    private static final double WHOLE_PARAGRAPH = 15;

    private final List<Block> blocks;
    private final int[] junk;
    private final int[] frame;
    private final int[] suspect;
    private final int[] hidden;
    private final boolean metered;

    private Standing(List<Block> blocks, int[] junk, int[] frame, int[] suspect, int[] hidden, boolean metered) {
        this.blocks = blocks;
        this.junk = junk;
        this.frame = frame;
        this.suspect = suspect;
        this.hidden = hidden;
        this.metered = metered;
    }

    static Standing of(PageBlocks page) {
        int size = page.blocks().size();
        int[] prose = proseBefore(page.blocks());
        int[] junk = new int[size + 1];
        int[] frame = new int[size + 1];
        int[] suspect = new int[size + 1];
        int[] hidden = new int[size + 1];
        for (Region region : page.regions()) {
            if (Hidden.isHidden(region.element())) {
                mark(hidden, region);
            }
            double share = share(prose, region);
            if (isProtected(region.element(), share) || isPage(region.element())) {
                continue;
            }
            switch (JunkNames.judge(region.element())) {
                case JUNK -> mark(junk, region);
                case FRAME -> mark(frame, region);
                case SUSPECT -> mark(suspect, region);
                case CLEAN -> {}
            }
        }
        sum(junk);
        sum(frame);
        sum(suspect);
        sum(hidden);
        return new Standing(page.blocks(), junk, frame, suspect, hidden, share(prose, hidden) > METERED_SHARE);
    }

    boolean isKept(int block, boolean loosely) {
        return junk[block] == 0
                && (loosely || suspect[block] == 0 && (frame[block] == 0 || isParagraph(blocks.get(block))))
                && (metered || hidden[block] == 0);
    }

    private static boolean isParagraph(Block block) {
        return block.kind() == Block.Kind.PARAGRAPH
                && block.words() >= WHOLE_PARAGRAPH
                && Words.endsSentence(block.text())
                && block.linkShare() < 0.3;
    }

    /** A footer may say more than a short article. */
    private static boolean isProtected(Element element, double share) {
        return share > PROTECTED_SHARE && !element.normalName().equals("footer");
    }

    private static boolean isPage(Element element) {
        return element.normalName().equals("body") || element.normalName().equals("html");
    }

    private static void mark(int[] marks, Region region) {
        marks[region.from()]++;
        marks[region.to()]--;
    }

    private static void sum(int[] marks) {
        for (int i = 1; i < marks.length; i++) {
            marks[i] += marks[i - 1];
        }
    }

    private static int[] proseBefore(List<Block> blocks) {
        int[] before = new int[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean prose = block.linkShare() < 0.5 && block.isSentence();
            before[i + 1] = before[i] + (prose ? block.text().length() : 0);
        }
        return before;
    }

    private static double share(int[] prose, Region region) {
        int all = prose[prose.length - 1];
        return all == 0 ? 0 : (double) (prose[region.to()] - prose[region.from()]) / all;
    }

    private static double share(int[] prose, int[] marks) {
        int all = prose[prose.length - 1];
        long marked = 0;
        for (int i = 0; i + 1 < prose.length; i++) {
            marked += marks[i] > 0 ? prose[i + 1] - prose[i] : 0;
        }
        return all == 0 ? 0 : (double) marked / all;
    }
}

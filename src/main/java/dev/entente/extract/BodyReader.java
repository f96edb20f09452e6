package dev.entente.extract;

import dev.entente.extract.PageBlocks.Region;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Finds the paragraphs of the article in a page. */
final class BodyReader {
    /** A first reading with fewer words than this is checked against a looser one. */
    private static final double SHORT = 80;
    /** A looser reading this many times longer shows that the first one threw the article away. */
    private static final double FAR_LONGER = 1.8;

    private BodyReader() {}

    /** Paragraphs in order, empty where the page holds no prose. */
    static List<String> read(Element root, String title) {
        PageBlocks page = BlockReader.read(root);
        Standing standing = Standing.of(page);
        List<Block> strict = pick(page, standing, false, title);
        List<Block> loose = pick(page, standing, true, title);
        double strictWords = words(strict);
        double looseWords = words(loose);
        boolean better = strictWords < SHORT && looseWords > strictWords || looseWords > strictWords * FAR_LONGER;
        return (better ? loose : strict).stream().map(Block::text).toList();
    }

    private static double words(List<Block> blocks) {
        return blocks.stream().mapToDouble(Block::words).sum();
    }

    private static List<Block> pick(PageBlocks page, Standing standing, boolean loosely, String title) {
        Region container = BodyContainer.find(page, block -> standing.isKept(block, loosely));
        if (container == null) {
            return List.of();
        }
        List<Block> kept = new ArrayList<>();
        for (int i = container.from(); i < container.to(); i++) {
            if (standing.isKept(i, loosely)) {
                kept.add(page.blocks().get(i));
            }
        }
        return BlockFilter.filter(kept, title);
    }
}

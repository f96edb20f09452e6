package dev.entente.extract;

import java.util.List;
import org.jsoup.nodes.Element;

/** The text of a page in reading order, and which elements hold which stretch of it. */
record PageBlocks(List<Block> blocks, List<Region> regions) {
    /**
     * A block element that holds text.
     *
     * @param from index of its first block
     * @param to index after its last block
     */
    record Region(Element element, int from, int to) {}
}

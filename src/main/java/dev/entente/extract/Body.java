package dev.entente.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of an article.
 *
 * @param blocks in order, the standfirst first
 * @param standfirst null where none was found apart from the text
 * @param captions in the element that holds the text
 * @param lead what stands around the headline before the text: there pages print their bylines and dates
 * @param tail the first blocks after the text: there some pages print their bylines
 * @param teasers how many headings in the element that holds the text are links
 * @param rule how it was found
 */
record Body(
        List<Block> blocks,
        @Nullable Found<String> standfirst,
        List<String> captions,
        List<Block> lead,
        List<Block> tail,
        int teasers,
        String rule) {
    static Body empty(List<Block> lead) {
        return new Body(List.of(), null, List.of(), lead, List.of(), 0, "");
    }

    /** @param left indexes of the blocks that are left out */
    Body without(Set<Integer> left) {
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!left.contains(i)) {
                kept.add(blocks.get(i));
            }
        }
        List<Block> tidy = BlockFilter.tidy(kept);
        boolean leads =
                !tidy.isEmpty() && standfirst != null && tidy.get(0).text().equals(standfirst.value());
        return new Body(tidy, leads ? standfirst : null, captions, lead, tail, teasers, rule);
    }

    double words() {
        return blocks.stream().mapToDouble(Block::words).sum();
    }

    List<String> paragraphs() {
        return blocks.stream().map(Block::text).toList();
    }
}

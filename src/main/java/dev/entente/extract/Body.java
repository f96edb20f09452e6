package dev.entente.extract;

import java.util.List;

/**
 * The text of an article.
 *
 * @param paragraphs in order, the standfirst first
 * @param lead what stands around the headline before the text: there pages print their bylines and dates
 * @param teasers how many headings in the element that holds the text are links
 */
record Body(List<String> paragraphs, List<Block> lead, int teasers) {
    double words() {
        return paragraphs.stream().mapToDouble(Words::count).sum();
    }
}

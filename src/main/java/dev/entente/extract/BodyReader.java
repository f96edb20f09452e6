package dev.entente.extract;

import dev.entente.extract.PageBlocks.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Finds the paragraphs of the article in a page. */
final class BodyReader {
    /** A first reading with fewer words than this is checked against a looser one. */
    private static final double SHORT = 80;
    /** A looser reading this many times longer shows that the first one threw the article away. */
    private static final double FAR_LONGER = 1.8;
    /** Bylines and dates are looked for in so many blocks before the headline, and after it. */
    private static final int BEFORE_HEADLINE = 8;

    private static final int AFTER_HEADLINE = 25;
    private static final double LONG_PARAGRAPH = 25;
    private static final int AFTER_TEXT = 4;
    private static final int MOST_CAPTIONS = 100;
    private static final double FEWEST_CAPTION_WORDS = 3;
    private static final int LONGEST_RULE = 80;

    private final PageBlocks page;
    private final Standing standing;
    private final String title;
    private final String description;
    private final int headline;

    private record Pick(Body body, double words) {}

    private BodyReader(PageBlocks page, String title, String description) {
        this.page = page;
        this.title = title;
        this.description = description;
        standing = Standing.of(page);
        headline = firstHeadline();
    }

    /**
     * Reads the page twice if need be, the second time less strictly.
     *
     * @param description what the page's metadata say of the article, empty where they say nothing
     */
    static Body read(Element root, String title, String description, Predicate<Element> dropped) {
        BodyReader reader = new BodyReader(BlockReader.read(root, dropped), title, description);
        Pick strict = reader.pick(false);
        if (strict.words() >= SHORT && reader.allWords() <= strict.words() * FAR_LONGER) {
            return strict.body();
        }
        Pick loose = reader.pick(true);
        boolean better =
                strict.words() < SHORT && loose.words() > strict.words() || loose.words() > strict.words() * FAR_LONGER;
        return better ? loose.body() : strict.body();
    }

    /** The most that a looser reading could find. */
    private double allWords() {
        double words = 0;
        for (int i = 0; i < page.blocks().size(); i++) {
            words += standing.isKept(i, true) ? page.blocks().get(i).words() : 0;
        }
        return words;
    }

    /** Reads the paragraphs of these elements, whatever they look like. */
    static Body picked(List<Element> elements, Body judged, Predicate<Element> dropped, String rule) {
        List<Block> blocks = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (Element element : elements) {
            for (Block block : BlockReader.read(element, dropped).blocks()) {
                if (block.kind() == Block.Kind.CAPTION) {
                    captions.add(block.text());
                } else {
                    blocks.add(block);
                }
            }
        }
        return new Body(blocks, null, captions, judged.lead(), judged.tail(), 0, rule);
    }

    private Pick pick(boolean loosely) {
        Region container = BodyContainer.find(page, block -> standing.isKept(block, loosely), headline);
        if (container == null) {
            return new Pick(Body.empty(lead(page.blocks().size())), 0);
        }
        List<Block> kept = new ArrayList<>();
        for (int i = container.from(); i < container.to(); i++) {
            if (standing.isKept(i, loosely)) {
                kept.add(page.blocks().get(i));
            }
        }
        List<Block> text = withoutKicker(BlockFilter.filter(kept, title));
        int start = text.isEmpty() ? container.from() : page.blocks().indexOf(text.get(0));
        Optional<Found<Block>> standfirst = Standfirst.find(page.blocks(), start, title, description)
                .filter(block -> text.isEmpty()
                        || !block.value().text().equals(text.get(0).text()));
        return new Pick(
                new Body(
                        Stream.concat(
                                        standfirst.stream().map(Found::value),
                                        PlainClutter.withoutLeadingDate(text).stream())
                                .toList(),
                        standfirst
                                .or(() -> Standfirst.leading(text, title))
                                .map(found -> found.map(Block::text))
                                .orElse(null),
                        captions(container),
                        lead(start),
                        tail(text),
                        teasers(container),
                        rule(container.element(), loosely)),
                text.stream().mapToDouble(Block::words).sum());
    }

    /** The line above the headline, such as "After the talks", is marked as a heading by some. */
    private List<Block> withoutKicker(List<Block> text) {
        boolean above = text.size() > 1
                && text.get(0).kind() == Block.Kind.HEADING
                && page.blocks().indexOf(text.get(0)) < headline;
        return above ? text.subList(1, text.size()) : text;
    }

    private List<Block> tail(List<Block> text) {
        if (text.isEmpty()) {
            return List.of();
        }
        int after = page.blocks().indexOf(text.get(text.size() - 1)) + 1;
        return page.blocks().subList(after, Math.min(page.blocks().size(), after + AFTER_TEXT));
    }

    private static String rule(Element container, boolean loosely) {
        String name = container.normalName()
                + (container.id().isBlank() ? "" : "#" + container.id().strip())
                + (container.className().isBlank()
                        ? ""
                        : "." + container.className().strip().replaceAll("\\s+", "."));
        String cut = name.length() > LONGEST_RULE ? name.substring(0, LONGEST_RULE) + "…" : name;
        return "most text, in " + cut + (loosely ? ", read loosely" : "");
    }

    private List<String> captions(Region container) {
        return page.blocks().subList(container.from(), container.to()).stream()
                .filter(block -> block.kind() == Block.Kind.CAPTION || PlainClutter.isCaption(block, 0))
                .map(Block::text)
                .filter(text -> Words.count(text) >= FEWEST_CAPTION_WORDS)
                .distinct()
                .limit(MOST_CAPTIONS)
                .toList();
    }

    private int firstHeadline() {
        String wanted = Words.fold(title);
        for (int i = 0; i < page.blocks().size() && !wanted.isEmpty(); i++) {
            Block block = page.blocks().get(i);
            if (block.kind() == Block.Kind.HEADING && Words.fold(block.text()).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private int teasers(Region container) {
        int teasers = 0;
        String headlineWords = Words.fold(title);
        for (int i = container.from(); i < container.to(); i++) {
            Block block = page.blocks().get(i);
            boolean linkedHeading = block.kind() == Block.Kind.HEADING
                    && block.linkShare() > 0.8
                    && !Words.fold(block.text()).equals(headlineWords);
            teasers += linkedHeading && standing.isKept(i, true) ? 1 : 0;
        }
        return teasers;
    }

    private List<Block> lead(int start) {
        int titled = Standfirst.headline(page.blocks(), start, title);
        int last = titled < 0 ? topHeading(start) : titled;
        int from = Math.max(0, (last < 0 ? start : last) - BEFORE_HEADLINE);
        int to = Math.min(
                page.blocks().size(), last < 0 ? start + 1 : Math.min(afterProse(last), last + AFTER_HEADLINE));
        return page.blocks().subList(from, Math.max(from, to));
    }

    /** Where the page's title is not its headline, the last top heading before the text is; -1 where there is none. */
    private int topHeading(int end) {
        for (int i = Math.min(end, page.blocks().size()) - 1; i >= 0; i--) {
            if (page.blocks().get(i).owner().normalName().equals("h1")) {
                return i;
            }
        }
        return -1;
    }

    /** Bylines may follow the standfirst, but not the second paragraph. */
    private int afterProse(int headline) {
        int paragraphs = 0;
        for (int i = headline + 1; i < page.blocks().size(); i++) {
            paragraphs += page.blocks().get(i).words() >= LONG_PARAGRAPH ? 1 : 0;
            if (paragraphs == 2) {
                return i + 1;
            }
        }
        return page.blocks().size();
    }
}

package dev.entente.extract;

import dev.entente.extract.Block.Kind;
import dev.entente.extract.PageBlocks.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Cuts a page into blocks in one walk that needs no stack, however deep the page is. */
final class BlockReader implements NodeFilter {
    private static final Set<String> UNREAD = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "svg",
            "math",
            "object",
            "embed",
            "canvas",
            "audio",
            "video",
            "select",
            "textarea",
            "button",
            "input",
            "map",
            "head",
            "datalist",
            "dialog",
            "progress",
            "meter");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "s", "samp",
            "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private record Open(Element element, Kind kind, int from) {}

    private final List<Block> blocks = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private int links;
    private boolean gap;

    private final Predicate<Element> dropped;

    private BlockReader(Element root, Predicate<Element> dropped) {
        this.dropped = dropped;
        open.push(new Open(root, Kind.LOOSE, 0));
    }

    static PageBlocks read(Element root) {
        return read(root, element -> false);
    }

    /** @param dropped elements that are passed over with all that they hold */
    static PageBlocks read(Element root, Predicate<Element> dropped) {
        BlockReader reader = new BlockReader(root, dropped);
        NodeTraversor.filter(reader, root);
        reader.flush();
        return new PageBlocks(List.copyOf(reader.blocks), List.copyOf(reader.regions));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            return enter(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
        String name = element.normalName();
        if (UNREAD.contains(name)
                || Hidden.isForReadersAloud(element)
                || WikiPage.isMark(element)
                || dropped.test(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (name.equals("br")) {
            breakLine();
        } else if (INLINE.contains(name)) {
            links += name.equals("a") ? 1 : 0;
            // Pages set a date apart from the byline before it by style alone.
            gap |= name.equals("time");
        } else {
            flush();
            Kind kind =
                    isWholeItem(element) ? Kind.ITEM : kind(name, open.element().kind());
            open.push(new Open(element, kind, blocks.size()));
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (name.equals("a")) {
            links--;
        } else if (element == open.element().element()) {
            flush();
            Open closed = open.element();
            if (open.size() > 1) {
                open.pop();
            }
            if (closed.from() < blocks.size()) {
                regions.add(new Region(closed.element(), closed.from(), blocks.size()));
            }
        }
        return FilterResult.CONTINUE;
    }

    /** Some pages set the items of a list as headings, for their size. */
    private static boolean isWholeItem(Element element) {
        Element parent = element.parent();
        return HEADINGS.contains(element.normalName())
                && parent != null
                && parent.normalName().equals("li")
                && parent.childrenSize() == 1;
    }

    private static Kind kind(String name, Kind outer) {
        return switch (name) {
            case "p" -> outer == Kind.ITEM || outer == Kind.QUOTE || outer == Kind.CAPTION ? outer : Kind.PARAGRAPH;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Kind.HEADING;
            case "li", "dt", "dd" -> Kind.ITEM;
            case "blockquote" -> Kind.QUOTE;
            case "td", "th", "caption" -> Kind.CELL;
            case "pre" -> Kind.CODE;
            case "figcaption" -> Kind.CAPTION;
            case "ul", "ol", "table", "article", "section", "main" -> Kind.LOOSE;
            default -> outer == Kind.PARAGRAPH ? Kind.LOOSE : outer;
        };
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
            } else if (Words.isVisible(c)) {
                if (gap && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                    text.append(' ');
                    linked += links > 0 ? 1 : 0;
                }
                gap = false;
                text.append(c);
                linked += links > 0 ? 1 : 0;
            }
        }
    }

    /** One break is a line, two are a new paragraph. */
    private void breakLine() {
        if (text.length() > 0 && text.charAt(text.length() - 1) == '\n') {
            flush();
        } else if (text.length() > 0) {
            text.append('\n');
        }
        gap = false;
    }

    private void flush() {
        String read = text.toString().strip();
        if (!read.isEmpty()) {
            Open owner = open.element();
            blocks.add(new Block(read, owner.element(), owner.kind(), linked));
        }
        text.setLength(0);
        linked = 0;
        gap = false;
    }
}

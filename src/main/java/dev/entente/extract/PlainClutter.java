package dev.entente.extract;

import dev.entente.extract.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clutter that stands among the paragraphs as if it were one, and shows by its words only. */
final class PlainClutter {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** The line above a list of other articles. */
    private static final Pattern LIST_OPENER = Pattern.compile(
            "\\W{0,4}(?:(?:recent|related|latest|popular|more|other|similar|recommended) (?:posts?|articles|stories|news|headlines|reading|content|topics)"
                    + "|you (?:may|might) also (?:like|be interested in)|most (?:read|viewed|popular|shared)|trending(?: now)?|read (?:also|next|more)"
                    + "|(?:اخبار|مطالب|خبرهای) (?:مرتبط|پیشنهادی)|(?:مقالات|مواضيع|أخبار) (?:ذات صلة|مشابهة|متعلقة)"
                    + "|читайте также|(?:материалы|новости) по теме|相关(?:阅读|新闻|文章|报道)|相關(?:閱讀|新聞|文章|報導)|延伸阅读"
                    + "|(?:à lire|lire) aussi|sur le même sujet|articles similaires|auch interessant|mehr zum thema|das könnte sie auch interessieren"
                    + "|noticias relacionadas|(?:también )?te puede interesar|artículos relacionados)\\W{0,4}",
            FLAGS);
    /** In words: a teaser is shorter. */
    private static final double PARAGRAPH = 40;

    private static final int FEWEST_TEASERS = 2;

    /** Captions of agencies say where in the picture a person stands. */
    private static final Pattern PLACE_IN_PICTURE = Pattern.compile(
            "\\((?:\\d(?:st|nd|rd|th)\\s)?(?:[LRC]|left|right|cent(?:re|er))\\)|\\bfile photo\\b|\\bphoto(?:graph)?:|\\((?:photo|image|picture) (?:by|from|credit)",
            FLAGS);

    private static final double LONGEST_CAPTION = 60;
    private static final int CAPTIONS_BEFORE = 4;

    /** "date 2024-01-17" before the first words of the text. */
    private static final Pattern LEADING_DATE = Pattern.compile(
            "^\\W{0,3}(?:(?:date|published|posted|updated)(?: on)?\\s*:?\\s*)(\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:?\\d{2})?)?)[\\s|,.–—-]+(?=\\p{L})",
            FLAGS);

    private static final double LABEL = 3;
    private static final int LONGEST_DATE = 40;

    private PlainClutter() {}

    /** Cuts off a list of other articles at the end. */
    static List<Block> withoutList(List<Block> blocks) {
        double before = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (LIST_OPENER.matcher(blocks.get(i).text()).matches() && isList(blocks, i + 1, before)) {
                return blocks.subList(0, i);
            }
            before += blocks.get(i).words();
        }
        return blocks;
    }

    private static boolean isList(List<Block> blocks, int from, double wordsBefore) {
        double words = 0;
        for (Block block : blocks.subList(from, blocks.size())) {
            if (block.words() >= PARAGRAPH) {
                return false;
            }
            words += block.words();
        }
        return blocks.size() - from >= FEWEST_TEASERS && words < wordsBefore;
    }

    /** Whether this one of the first blocks of a text describes a picture. */
    static boolean isCaption(Block block, int index) {
        return index < CAPTIONS_BEFORE
                && block.words() <= LONGEST_CAPTION
                && block.kind() != Kind.HEADING
                && PLACE_IN_PICTURE.matcher(block.text()).find();
    }

    /** Takes off a label such as the name of the section, or a date, before the first sentence. */
    static List<Block> withoutLabel(List<Block> blocks) {
        int from = 0;
        while (from + 1 < blocks.size() && (isLabel(blocks.get(from)) || isDate(blocks.get(from)))) {
            from++;
        }
        return blocks.subList(from, blocks.size());
    }

    /** "Published:" and "7 May 2024" may stand in cells or items of their own. */
    private static boolean isDate(Block block) {
        return block.text().length() <= LONGEST_DATE
                && block.kind() != Kind.HEADING
                && (WrittenDate.find(block.text(), false).isPresent() && !Words.isSentence(block.text())
                        || block.words() <= LABEL && block.text().matches(".*[:：]"));
    }

    private static boolean isLabel(Block block) {
        return block.words() <= LABEL
                && !Words.endsSentence(block.text())
                && (block.kind() == Kind.PARAGRAPH
                        || block.kind() == Kind.LOOSE
                        || block.text().startsWith("•"));
    }

    /** The date that stands before the first words of a text, empty where none does. */
    static String leadingDate(String text) {
        Matcher date = LEADING_DATE.matcher(text);
        return date.find() ? date.group(1) : "";
    }

    /** Without the date before the first words of the first block. */
    static List<Block> withoutLeadingDate(List<Block> blocks) {
        if (blocks.isEmpty() || leadingDate(blocks.get(0).text()).isEmpty()) {
            return blocks;
        }
        Block first = blocks.get(0);
        List<Block> changed = new ArrayList<>(blocks);
        changed.set(
                0,
                new Block(
                        LEADING_DATE.matcher(first.text()).replaceFirst(""),
                        first.owner(),
                        first.kind(),
                        first.linked()));
        return changed;
    }
}

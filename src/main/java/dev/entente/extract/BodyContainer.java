package dev.entente.extract;

import dev.entente.extract.PageBlocks.Region;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the element that holds the article: the one whose blocks are worth most in sum, with a bonus for its name. */
final class BodyContainer {
    private static final double NAMED_BONUS = 1.25;
    private static final double TAG_BONUS = 1.1;
    private static final double CLUTTER = -3;
    private static final double LENIENT = 0.3;
    /** Of the page's prose. */
    private static final double SMALL_SHARE = 0.5;
    /** In words. */
    private static final double SHORTEST_ARTICLE = 60;

    private static final Set<String> BODY_WORDS =
            Set.of("articlebody", "entrycontent", "postcontent", "storybody", "articletext");

    private BodyContainer() {}

    /**
     * The best element, null where none holds any prose. Where several articles stand below one another, it is the one
     * that holds the headline.
     *
     * @param headline index of the block that is the headline, -1 where none is
     */
    static @Nullable Region find(PageBlocks page, IntPredicate kept, int headline) {
        double[] before = valuesBefore(page, kept, 1);
        Region best = mostWorth(page, before);
        double[] prose = valuesBefore(page, kept, 0);
        if (best != null && sum(prose, best) < SMALL_SHARE * prose[prose.length - 1]) {
            // The article is strewn with so many links that a small part of it without them seems better.
            before = valuesBefore(page, kept, LENIENT);
            best = mostWorth(page, before);
        }
        return best == null || headline < 0 ? best : ownArticle(page, best, before, headline);
    }

    /** @param clutter how much of its full weight what is no prose has */
    private static double[] valuesBefore(PageBlocks page, IntPredicate kept, double clutter) {
        double[] before = new double[page.blocks().size() + 1];
        for (int i = 0; i < page.blocks().size(); i++) {
            double value = kept.test(i) ? value(page.blocks().get(i)) : 0;
            before[i + 1] = before[i] + (value < 0 ? value * clutter : value);
        }
        return before;
    }

    private static @Nullable Region mostWorth(PageBlocks page, double[] before) {
        Region best = null;
        double most = 0;
        for (Region region : page.regions()) {
            double worth = sum(before, region) * bonus(region.element());
            if (worth > most) {
                most = worth;
                best = region;
            }
        }
        return best;
    }

    private static double sum(double[] before, Region region) {
        return before[region.to()] - before[region.from()];
    }

    private static Region ownArticle(PageBlocks page, Region best, double[] before, int headline) {
        Region smallest = best;
        for (Region region : page.regions()) {
            boolean inside = region.from() >= best.from() && region.to() <= best.to();
            boolean hasHeadline = region.from() <= headline && headline < region.to();
            boolean smaller = region.to() - region.from() < smallest.to() - smallest.from();
            if (inside
                    && hasHeadline
                    && smaller
                    && region.element().normalName().equals("article")
                    && sum(before, region) >= SHORTEST_ARTICLE) {
                smallest = region;
            }
        }
        return smallest;
    }

    static double value(Block block) {
        double words = block.words();
        double links = block.linkShare();
        if (block.kind() == Block.Kind.HEADING) {
            return links > 0.5 ? CLUTTER : 0;
        }
        if (links > 0.5) {
            return CLUTTER;
        }
        if (block.isSentence()) {
            return words * (1 - links);
        }
        // Tables and lists are full of short texts; elsewhere they are buttons and labels.
        return words < 4 && block.kind() == Block.Kind.LOOSE ? CLUTTER / 3 : 0;
    }

    private static double bonus(Element element) {
        if (element.attr("itemprop").equals("articleBody") || isNamedAsBody(element)) {
            return NAMED_BONUS;
        }
        String tag = element.normalName();
        return tag.equals("article")
                        || tag.equals("main")
                        || element.attr("role").equals("main")
                ? TAG_BONUS
                : 1;
    }

    private static boolean isNamedAsBody(Element element) {
        if (!element.hasAttr("class") && !element.hasAttr("id")) {
            return false;
        }
        for (String token : (element.attr("class") + " " + element.id()).split("\\s+")) {
            if (BODY_WORDS.contains(token.replaceAll("[-_]", "").toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}

package dev.entente.extract;

import dev.entente.extract.PageBlocks.Region;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the element that holds the article: the one whose blocks are worth most in sum, with a bonus for its name. */
final class BodyContainer {
    private static final double NAMED_BONUS = 1.25;
    private static final double TAG_BONUS = 1.1;
    private static final double CLUTTER = -3;

    private static final Set<String> BODY_WORDS =
            Set.of("articlebody", "entrycontent", "postcontent", "storybody", "articletext");

    private BodyContainer() {}

    /** The best element, null where none holds any prose. */
    static @Nullable Region find(PageBlocks page, IntPredicate kept) {
        double[] before = new double[page.blocks().size() + 1];
        for (int i = 0; i < page.blocks().size(); i++) {
            before[i + 1] = before[i] + (kept.test(i) ? value(page.blocks().get(i)) : 0);
        }
        Region best = null;
        double most = 0;
        for (Region region : page.regions()) {
            double worth = (before[region.to()] - before[region.from()]) * bonus(region.element());
            if (worth > most) {
                most = worth;
                best = region;
            }
        }
        return best;
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
        return words < 4 ? CLUTTER / 3 : 0;
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
            if (BODY_WORDS.contains(token.replaceAll("[-_]", "").toLowerCase(java.util.Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}

package dev.entente.extract;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** Tells articles from pages that are none. */
final class ArticleDecision {
    /** Fewer words than a short news item has. */
    private static final double FEWEST_WORDS = 25;
    /** Pages that say what is wrong, or ask for a password, say little else. */
    private static final double SHORT_PAGE = 120;

    private static final int FEWEST_TEASERS = 3;
    /** Under a heading that is a link, a list has fewer words than this, an article of several parts has more. */
    private static final double TEASER_WORDS = 45;

    private static final Pattern ERROR = Pattern.compile(
            "\\b(?:404|403|410|50[0-4])\\b|not found|page (?:cannot|can.?t|could not) be found|does(?: not|n.t) exist|no longer available"
                    + "|withdrawn|access denied|forbidden|bad gateway|service unavailable|just a moment|attention required|verify you are human"
                    + "|are you a robot|captcha|enable javascript|unusual traffic|صفحه.{0,20}(?:یافت|پیدا) نشد|الصفحة.{0,20}غير موجودة"
                    + "|страница не найдена|页面不存在|找不到|page (?:introuvable|non trouvée)|seite nicht gefunden|página no encontrada",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ArticleDecision() {}

    /** The reason for readers why the page is no article, empty where it is one. */
    static Optional<String> refuse(URI url, Document page, String title, Body body, boolean declaredArticle) {
        double words = body.words();
        boolean small = words < SHORT_PAGE && !declaredArticle;
        if (small && (ERROR.matcher(title).find() || ERROR.matcher(page.title()).find())) {
            return Optional.of("The page says that something went wrong: \"" + cut(title) + "\".");
        }
        if (small && page.selectFirst("input[type=password]") != null) {
            return Optional.of("The page asks for a password.");
        }
        if (isList(body, declaredArticle)) {
            return Optional.of("The page is a list of links.");
        }
        if (isHome(url) && !declaredArticle && body.teasers() > 0) {
            return Optional.of("The page is the front page of its site.");
        }
        if (words < FEWEST_WORDS) {
            return Optional.of("The page holds no text to speak of.");
        }
        return Optional.empty();
    }

    private static boolean isList(Body body, boolean declaredArticle) {
        double perTeaser = declaredArticle ? TEASER_WORDS / 4 : TEASER_WORDS;
        return body.teasers() >= FEWEST_TEASERS && body.words() < perTeaser * body.teasers();
    }

    private static boolean isHome(URI url) {
        return url.getRawQuery() == null && CanonicalUrl.isHome(url.getRawPath());
    }

    private static String cut(String title) {
        return title.length() <= 80 ? title : title.substring(0, 80) + "…";
    }
}

package dev.entente.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages that hold no article, made in several layouts around headlines and teasers. */
final class NoArticles {
    private static final String NAV =
            "<header><nav><ul><li><a href=/>Home</a><li><a href=/world>World</a><li><a href=/town>Town</a></ul></nav></header>";
    private static final String FOOTER =
            "<footer><p>© 2024 The Harbour Courier. All rights reserved. Reproduction only with written consent.</p></footer>";

    /** @param teaser the first words of an article */
    record Item(String headline, String teaser) {}

    private NoArticles() {}

    /** Front, section, tag and search pages by the name of their layout, each with all of these items. */
    static Map<String, String> lists(List<Item> items) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(
                "headings with teasers",
                list("The Harbour Courier", items, "<div class=story><h2><a href=/a>%s</a></h2><p>%s</p></div>"));
        pages.put(
                "cards",
                list(
                        "World | The Harbour Courier",
                        items,
                        "<div class=card><a href=/a><h3>%s</h3></a><p class=excerpt>%s</p><span>2 hours ago</span></div>"));
        pages.put(
                "article elements",
                list(
                        "Border | Tag | The Harbour Courier",
                        items,
                        "<article><header><h2><a href=/a rel=bookmark>%s</a></h2><time>17 January 2024</time></header><div class=entry-summary><p>%s</p></div><a href=/a>Continue reading</a></article>"));
        pages.put(
                "linked headlines only",
                list("Archive | The Harbour Courier", items, "<li><a href=/a>%s</a></li><!-- %s -->"));
        pages.put(
                "search results",
                list(
                        "Search results for border",
                        items,
                        "<div class=result><h3><a href=/a>%s</a></h3><div>%s</div><cite>courier.example</cite></div>"));
        pages.put("linked teasers", list("Latest news", items, "<a href=/a class=block><h3>%s</h3><p>%s</p></a>"));
        return pages;
    }

    private static String list(String title, List<Item> items, String layout) {
        StringBuilder html =
                new StringBuilder("<title>" + title + "</title><body>" + NAV + "<main><h1>" + title + "</h1>");
        items.forEach(item -> html.append(layout.formatted(item.headline(), item.teaser())));
        return html + "</main>" + FOOTER;
    }

    /** Pages for people who cannot read on, all sent with status 200. */
    static Map<String, String> obstacles() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(
                "login",
                page(
                        "Log in",
                        "<form><label>E-mail<input type=email></label><label>Password<input type=password></label><button>Log in</button></form><p>Log in to read this and all other articles, to save them for later, and to choose which letters you get.</p>"));
        pages.put(
                "error",
                page(
                        "Error 500",
                        "<p>Something went wrong on our side. Our engineers have been told of it and are looking for the cause. Please come back in a few minutes.</p>"));
        pages.put(
                "bot check",
                page(
                        "Just a moment...",
                        "<p>Checking that you are not a robot before you go on to the Harbour Courier. This takes a few seconds.</p>"));
        pages.put(
                "no script",
                page(
                        "The Harbour Courier",
                        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"));
        pages.put("empty", "");
        List<String> notFound = new ArrayList<>(List.of(
                "Page not found",
                "404",
                "Seite nicht gefunden",
                "Page introuvable",
                "Página no encontrada",
                "Страница не найдена",
                "页面不存在",
                "صفحه مورد نظر یافت نشد",
                "الصفحة غير موجودة"));
        notFound.forEach(
                title -> pages.put(
                        "soft 404: " + title,
                        page(
                                title,
                                "<p>The page that you asked for is not here any more, or it never was. Try the search, or go to the front page and look for it among the news of the day.</p>")));
        return pages;
    }

    private static String page(String title, String text) {
        return "<title>" + title + "</title><body>" + NAV + "<main><h1>" + title + "</h1>" + text + "</main>" + FOOTER;
    }
}

package dev.entente.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads the persons who wrote an article, from the first place that names any. */
final class AuthorReader {
    private static final int MOST = 12;
    private static final Pattern BYLINE = Pattern.compile(
            "^(?i:(?:written |reported |words |story )?by|von|par|por|от|автор:?|نویسنده:?|نوشته|بقلم:?|كتب:?|作者[:：]?|记者|文/|撰文[:：]?)\\s*(.{2,80})$");
    private static final Set<String> BYLINE_WORDS =
            Set.of("byline", "author", "authors", "contributor", "writer", "autor", "auteur");

    private AuthorReader() {}

    /** Names as printed, in order, each once; empty where no person is named. */
    static List<String> read(Document page, MetaTags meta, StructuredData data, SiteName site) {
        List<List<String>> places = List.of(
                data.authors(),
                meta.all(
                                "author",
                                "article:author",
                                "parsely-author",
                                "sailthru.author",
                                "dc.creator",
                                "dcterms.creator",
                                "citation_author",
                                "byl",
                                "authors",
                                "article:author_name",
                                "cxenseparse:author",
                                "twitter:data1")
                        .toList());
        for (List<String> place : places) {
            List<String> persons = persons(place, site);
            if (!persons.isEmpty()) {
                return persons;
            }
        }
        return visible(page, site);
    }

    private static List<String> visible(Document page, SiteName site) {
        List<Stream<String>> places = List.of(
                texts(page.select("[itemprop=author] [itemprop=name], [itemprop=author]").stream()),
                texts(page.getAllElements().stream()
                        .filter(element -> JunkNames.words(element).stream().anyMatch(BYLINE_WORDS::contains))),
                texts(
                        page
                                .select("[rel~=author], a[href*=/author/], a[href*=/authors/], a[href*=/profile/]")
                                .stream()));
        for (Stream<String> place : places) {
            List<String> persons = persons(place.limit(MOST).toList(), site);
            if (!persons.isEmpty()) {
                return persons;
            }
        }
        return printed(page, site);
    }

    private static Stream<String> texts(Stream<Element> elements) {
        return elements.map(element -> Words.tidy(element.text()))
                .filter(text -> !text.isEmpty() && text.length() <= 120);
    }

    /** A short paragraph "By Jane Doe" near the top. */
    private static List<String> printed(Document page, SiteName site) {
        return page.select("p, div, span, address").stream()
                .limit(2_000)
                .map(Element::ownText)
                .map(Words::tidy)
                .filter(text -> text.length() < 80)
                .map(BYLINE::matcher)
                .filter(Matcher::matches)
                .map(byline -> persons(List.of(byline.group(1)), site))
                .filter(persons -> !persons.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    static List<String> persons(List<String> printed, SiteName site) {
        Map<String, String> byFolded = new LinkedHashMap<>();
        for (String text : printed) {
            for (String name : PersonNames.split(text)) {
                if (!site.is(name)) {
                    byFolded.putIfAbsent(Words.fold(name), name);
                }
            }
        }
        List<String> names = new ArrayList<>(byFolded.values());
        return names.size() > MOST ? names.subList(0, MOST) : names;
    }
}

package dev.entente.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** Reads the persons who wrote an article, from the first place that names any. */
final class AuthorReader {
    private static final int MOST = 12;
    private static final int LONGEST_BYLINE = 120;
    private static final String[] META = {
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
        "cxenseparse:author"
    };
    private static final Pattern LONE_BY = Pattern.compile("(?i)(?:written |words )?(?:by|von|par|por|author)\\s*:?");
    private static final Pattern BYLINE = Pattern.compile(
            "(?:(?i:(?:written |reported |words |story )?(?:by|von|par|por|от|автор|نویسنده|نوشته|بقلم|كتب|كتبت))(?:\\s*:\\s*|\\s+)"
                    + "|(?:作者|记者|撰文|文)\\s*[:：/]?\\s*)(.{2,110})");
    private static final Set<String> BYLINE_WORDS =
            Set.of("byline", "author", "authors", "contributor", "writer", "autor", "auteur");
    private static final String ELSEWHERE =
            ".comment, .comments, .comment-list, #comments, .related, aside, nav, footer";

    private AuthorReader() {}

    /**
     * Names as printed, in order, each once; empty where no person is named.
     *
     * @param lead blocks around the headline
     */
    static Optional<Found<List<String>>> read(
            Document page, MetaTags meta, StructuredData data, SiteName site, List<Block> lead) {
        List<String> bylined = bylined(lead, site);
        return Stream.<Supplier<Found<List<String>>>>of(
                        () -> new Found<>(onlyBylined(persons(data.authors(), site), bylined), "author in JSON-LD"),
                        () -> new Found<>(
                                onlyBylined(persons(meta.all(META).toList(), site), bylined), "author in meta"),
                        () -> new Found<>(bylined, "byline"),
                        () -> new Found<>(marked(page, site), "element named after the author"))
                .map(Supplier::get)
                .filter(found -> !found.value().isEmpty())
                .findFirst();
    }

    /** Where the byline prints some of the declared names, the others are editors or photographers. */
    private static List<String> onlyBylined(List<String> declared, List<String> bylined) {
        Set<String> printed = bylined.stream().map(Words::fold).collect(Collectors.toSet());
        List<String> both = declared.stream()
                .filter(name -> printed.contains(Words.fold(name)))
                .toList();
        return both.isEmpty() ? declared : both;
    }

    /** Blocks such as "By Jane Doe", or "By" and then "Jane Doe". */
    private static List<String> bylined(List<Block> lead, SiteName site) {
        for (int i = 0; i < lead.size(); i++) {
            String text = lead.get(i).text().replace('\n', ' ');
            if (LONE_BY.matcher(text).matches() && i + 1 < lead.size()) {
                text += " " + lead.get(i + 1).text();
            }
            Matcher byline = BYLINE.matcher(text);
            if (text.length() <= LONGEST_BYLINE && byline.matches()) {
                List<String> persons = persons(List.of(byline.group(1)), site);
                if (!persons.isEmpty()) {
                    return persons;
                }
            }
        }
        return List.of();
    }

    /** The first element that is marked as naming the author. */
    private static List<String> marked(Document page, SiteName site) {
        return Stream.of(
                        page.select("[itemprop=author] [itemprop=name], [itemprop=author]").stream(),
                        page.getAllElements().stream().filter(element -> JunkNames.words(element).stream()
                                .anyMatch(BYLINE_WORDS::contains)),
                        page
                                .select("[rel~=author], a[href*=/author/], a[href*=/authors/], a[href*=/profile/]")
                                .stream())
                .flatMap(elements -> elements)
                .limit(MOST * 10L)
                .filter(element -> element.closest(ELSEWHERE) == null)
                .map(element -> Words.tidy(element.text()))
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_BYLINE)
                .map(text -> persons(List.of(text), site))
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
        return byFolded.values().stream().limit(MOST).toList();
    }
}

package dev.entente.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern LAST_OF_SEVERAL = Pattern.compile("\\s(?:and|und|et|y|и|&|و)\\s");
    private static final Pattern CAPITALS = Pattern.compile("(?:\\p{Lu}[\\p{L}.'’-]*\\s*)+");
    private static final Pattern TITLE_END =
            Pattern.compile("\\s(?:by|By|von|par|por)\\s+(\\p{Lu}\\S*(?:\\s+\\p{Lu}\\S*){1,2})$");
    private static final Set<String> BYLINE_WORDS =
            Set.of("byline", "author", "authors", "contributor", "writer", "autor", "auteur");
    private static final String ELSEWHERE =
            ".comment, .comments, .comment-list, #comments, .related, aside, nav, footer";

    private AuthorReader() {}

    /**
     * Names as printed, in order, each once; empty where no person is named.
     *
     * @param body with the blocks around the headline and after the text
     */
    static Optional<Found<List<String>>> read(
            Document page, MetaTags meta, StructuredData data, SiteName site, Body body) {
        String byline = byline(body.lead(), site);
        List<String> bylined = byline.isEmpty() ? List.of() : persons(List.of(byline), site);
        return Stream.<Supplier<Found<List<String>>>>of(
                        () -> new Found<>(
                                asBylined(persons(data.authors(), site), bylined, byline), "author in JSON-LD"),
                        () -> new Found<>(
                                asBylined(persons(meta.all(META).toList(), site), bylined, byline), "author in meta"),
                        () -> new Found<>(bylined, "byline"),
                        () -> new Found<>(marked(page, site), "element named after the author"),
                        () -> new Found<>(titled(page, site), "title"),
                        () -> new Found<>(signed(body.tail(), site), "name under the text"))
                .map(Supplier::get)
                .filter(found -> !found.value().isEmpty())
                .findFirst();
    }

    /**
     * Where the byline prints some of the declared names, the others are editors or photographers. Where it prints all
     * of them and more, the declaration forgot the others.
     */
    private static List<String> asBylined(List<String> declared, List<String> bylined, String byline) {
        String printed = " " + Words.fold(byline) + " ";
        List<String> both = declared.stream()
                .filter(name -> printed.contains(" " + Words.fold(name) + " "))
                .toList();
        if (!both.isEmpty()
                && both.size() == declared.size()
                && bylined.size() > both.size()
                && isListOfNames(bylined, byline)) {
            return bylined;
        }
        return both.isEmpty() ? declared : both;
    }

    /** What follows a name after a comma alone may be a place or a firm. */
    private static boolean isListOfNames(List<String> bylined, String byline) {
        return bylined.size() > 2 && bylined.stream().allMatch(name -> name.split(" ").length <= 3)
                || LAST_OF_SEVERAL.matcher(byline).find();
    }

    /** The names of a block such as "By Jane Doe", or "By" and then "Jane Doe"; empty where none names a person. */
    private static String byline(List<Block> lead, SiteName site) {
        for (int i = 0; i < lead.size(); i++) {
            String text = lead.get(i).text().replace('\n', ' ');
            if (LONE_BY.matcher(text).matches() && i + 1 < lead.size()) {
                text += " " + lead.get(i + 1).text();
            }
            Matcher byline = BYLINE.matcher(text);
            if (text.length() <= LONGEST_BYLINE
                    && byline.matches()
                    && !persons(List.of(byline.group(1)), site).isEmpty()) {
                return byline.group(1);
            }
        }
        return "";
    }

    /** A line after the text that is a byline, or nothing but a name. */
    private static List<String> signed(List<Block> tail, SiteName site) {
        String byline = byline(tail, site);
        if (!byline.isEmpty() || tail.isEmpty()) {
            return byline.isEmpty() ? List.of() : persons(List.of(byline), site);
        }
        String last = tail.get(0).text();
        int words = last.split("\\s+").length;
        boolean name = words >= 2
                && words <= 3
                && tail.get(0).linkShare() < 0.5
                && CAPITALS.matcher(last).matches();
        return name ? persons(List.of(last), site) : List.of();
    }

    /** A title may end with its author: "A review by Jane Doe". */
    private static List<String> titled(Document page, SiteName site) {
        String title = TitleReader.withoutSite(Words.tidy(page.title()), site);
        Matcher end = TITLE_END.matcher(title);
        return end.find() ? persons(List.of(end.group(1)), site) : List.of();
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
                    String person = withoutSite(name, site);
                    byFolded.putIfAbsent(Words.fold(person), person);
                }
            }
        }
        return byFolded.values().stream().limit(MOST).toList();
    }

    /** Some pages print the paper's name straight after the reporter's. */
    private static String withoutSite(String name, SiteName site) {
        String[] words = name.split(" ");
        for (int i = 2; i < words.length; i++) {
            if (site.begins(String.join(" ", List.of(words).subList(i, words.length)))) {
                return String.join(" ", List.of(words).subList(0, i));
            }
        }
        return name;
    }
}

package dev.entente.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a byline into names, and tells persons from desks, agencies and job titles. */
final class PersonNames {
    private static final Pattern LEAD = Pattern.compile(
            "^(?i:(?:written|reported|words|story|posted|published|reviewed|updated|photographs?)?\\s*\\b(?:by|von|par|por)\\b\\s*:?|author\\s*:|autor\\s*:|автор\\s*:?|作者[:：]|记者|نویسنده\\s*:|بقلم\\s*:?|كتب\\s*:?)\\s*");
    private static final Pattern EDGE = Pattern.compile(
            "\\s*[;,|/•·、，؛،\\n]\\s*|\\s+(?i:and|und|et|y|и|&|with|mit|avec)\\s+|\\s+و\\s+|\\s+[–—-]\\s+|\\s+(?i:for|in|is|at)\\s+");
    private static final Pattern NOT_A_NAME = Pattern.compile("[@\\d<>{}#]|https?:|www\\.|\\.com\\b|\\.org\\b");
    private static final Set<String> DESK_WORDS = Set.of(
            "staff",
            "desk",
            "editor",
            "editors",
            "editorial",
            "newsroom",
            "news",
            "team",
            "reporter",
            "reporters",
            "writer",
            "writers",
            "correspondent",
            "correspondents",
            "agency",
            "agencies",
            "press",
            "bureau",
            "media",
            "magazine",
            "reuters",
            "afp",
            "ap",
            "tass",
            "xinhua",
            "irna",
            "admin",
            "administrator",
            "contributor",
            "contributors",
            "guest",
            "board",
            "wire",
            "wires",
            "services",
            "service",
            "times",
            "post",
            "daily",
            "online",
            "tv",
            "radio",
            "network",
            "journalist",
            "columnist",
            "producer",
            "director",
            "manager",
            "senior",
            "university",
            "institute",
            "school",
            "company",
            "inc",
            "llc",
            "ltd",
            "group",
            "foundation",
            "association",
            "department",
            "ministry",
            "redaktion",
            "rédaction",
            "redacción",
            "agencia",
            "agence",
            "agenturen",
            "редакция",
            "корреспондент",
            "digital",
            "content",
            "studio",
            "studios",
            "community",
            "official",
            "unknown",
            "anonymous",
            "web",
            "report",
            "reports",
            "author",
            "published",
            "updated",
            "follow",
            "subscribe",
            "view",
            "read",
            "more",
            "profile",
            "email",
            "twitter",
            "the",
            "min",
            "minutes",
            "ago",
            "photo",
            "photos",
            "images",
            "getty",
            "sponsored",
            "partner",
            "by",
            "all",
            "posts",
            "see",
            "bio",
            "full",
            "about");

    private PersonNames() {}

    /** The persons in a byline such as "By Jane Doe and John Roe, Staff Writers". */
    static List<String> split(String byline) {
        List<String> names = new ArrayList<>();
        for (String part : EDGE.split(LEAD.matcher(byline.strip()).replaceFirst(""))) {
            String name = LEAD.matcher(part.strip())
                    .replaceFirst("")
                    .replaceAll("\\(.*?\\)", "")
                    .replaceAll("[.,:]+$", "")
                    .strip();
            if (isPerson(name)) {
                names.add(name);
            }
        }
        return names;
    }

    static boolean isPerson(String name) {
        if (name.length() < 2 || name.length() > 50 || NOT_A_NAME.matcher(name).find()) {
            return false;
        }
        String[] words = name.split("\\s+");
        if (words.length > 5) {
            return false;
        }
        for (String word : Words.fold(name).split(" ")) {
            if (DESK_WORDS.contains(word)) {
                return false;
            }
        }
        int first = name.codePointAt(0);
        return Character.isLetter(first) && !(Character.isLowerCase(first) && words.length < 2);
    }
}

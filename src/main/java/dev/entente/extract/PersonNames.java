package dev.entente.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a byline into names, and tells persons from desks, agencies and job titles. */
final class PersonNames {
    private static final Pattern LEAD = Pattern.compile(
            "^(?i:(?:written|reported|words|story|posted|published|reviewed|updated|photographs?)?\\s*(?<!\\p{L})(?:by|von|par|por|от)(?!\\p{L})\\s*:?|author\\s*:|autor\\s*:|автор\\s*:?|作者[:：]|记者|نویسنده\\s*:|بقلم\\s*:?|كتب\\s*:?)\\s*");
    private static final Pattern EDGE = Pattern.compile(
            "\\s*[;,|/•·、，؛،\\n]\\s*|\\s+(?i:and|und|et|y|и|&|with|mit|avec)\\s+|\\s+و\\s+|\\s+[–—-]\\s+|\\s+(?i:for|in|is|at)\\s+");
    private static final Pattern NOT_A_NAME = Pattern.compile("[@:\\d<>{}#]|https?:|www\\.|\\.com\\b|\\.org\\b");
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
            "redazione",
            "gazette",
            "herald",
            "tribune",
            "courier",
            "newspaper",
            "labs",
            "republic",
            "wires",
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
            "about",
            "edition",
            "bulletin",
            "english",
            "section",
            "version",
            "reserved",
            "comments",
            "latest");

    /** Small words that names begin with. */
    private static final Set<String> PARTICLES =
            Set.of("de", "van", "von", "al", "el", "bin", "ibn", "abu", "da", "di", "le", "la");

    /** Degrees and the like after a name, dates and times after a byline. */
    private static final Pattern TRAIL =
            Pattern.compile("(\\s+(?!(?:[IV]{2,3}|JR|SR)$)(?:[A-Z]{2,5}|Ph\\.?D\\.?|M\\.?D\\.?|Esq\\.?))+$"
                    + "|\\s*[|•·–—-]\\s*$"
                    + "|\\s+(?i:last |first )?(?i:published|updated|posted|modified)\\b.*$"
                    + "|\\s+(?:The )?(?:Associated Press|Reuters|AFP|Bloomberg|Financial Times)\\b.*$"
                    + "|\\s+\\p{L}{3,9}\\.?\\s+\\d{1,2}.*$"
                    + "|\\s+\\d.*$");

    private PersonNames() {}

    /** The persons in a byline such as "By Jane Doe and John Roe, Staff Writers". */
    static List<String> split(String byline) {
        List<String> names = new ArrayList<>();
        for (String part : EDGE.split(LEAD.matcher(byline.strip()).replaceFirst(""))) {
            String name = tidy(part);
            if (isPerson(name)) {
                names.add(name);
            }
        }
        return names;
    }

    static String withoutLead(String byline) {
        return LEAD.matcher(byline.strip()).replaceFirst("").strip();
    }

    private static String tidy(String part) {
        String name = LEAD.matcher(part.strip())
                .replaceFirst("")
                .replaceAll("\\(.*?\\)", "")
                .replaceAll("[()]", "");
        String bare = TRAIL.matcher(name.strip()).replaceFirst("").strip();
        // A name in capitals only has no degrees to take off.
        String kept = bare.isEmpty() || bare.equals(bare.toUpperCase(Locale.ROOT)) ? name : bare;
        return kept.strip().replaceAll("[,:]+$", "");
    }

    static boolean isPerson(String name) {
        if (name.length() < 2 || name.length() > 50 || NOT_A_NAME.matcher(name).find()) {
            return false;
        }
        String[] words = name.split("\\s+");
        boolean latin = Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.LATIN;
        boolean month = words.length < 3 && MonthNames.find(words[0]).isPresent();
        if (words.length > 5 || latin && words.length < 2 || month) {
            return false;
        }
        for (String word : Words.fold(name).split(" ")) {
            if (DESK_WORDS.contains(word)) {
                return false;
            }
        }
        boolean lowerCase = Character.isLowerCase(name.codePointAt(0));
        return Character.isLetter(name.codePointAt(0)) && (!lowerCase || PARTICLES.contains(words[0]));
    }
}

package dev.entente.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads since when there has been a site: from its publisher's founding date, or its claim "© 2009–2024". */
final class SiteYears {
    private static final Pattern CLAIM = Pattern.compile(
            "(?:©|\\(c\\)|copyright)\\D{0,20}((?:19|20)\\d\\d)\\s*(?:-|–|—|to)\\s*(?:(?:19|20)\\d\\d|\\d\\d\\b|\\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("^((?:19|20)\\d\\d)");
    private static final int LONGEST = 2_000;

    private SiteYears() {}

    /** The year, 0 where the page does not tell. */
    static int first(Document page, StructuredData data) {
        Matcher founded = YEAR.matcher(data.founded().orElse(""));
        if (founded.find()) {
            return Integer.parseInt(founded.group(1));
        }
        for (Element footer : page.select("footer, #footer, .footer, .copyright")) {
            String text = footer.text();
            Matcher claim = CLAIM.matcher(text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text);
            if (claim.find()) {
                return Integer.parseInt(claim.group(1));
            }
        }
        return 0;
    }
}

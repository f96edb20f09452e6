package dev.entente.crawl;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds rules for the addresses of a site's articles. An algorithm of our own: each address is made a row of shapes (year,
 * number, slug, word); every run of shapes that tells something is a candidate; of those that fit hardly any address that is
 * no article's, the one that fits most articles is taken, again and again, until nearly all fit.
 */
final class UrlShapes {
    private static final double ENOUGH = 0.9;
    private static final double LEAST_GAIN = 0.1;
    private static final double MOST_WRONG = 0.05;
    private static final int MOST_RULES = 3;
    private static final int LONGEST_RUN = 4;
    /** Fewer prove nothing. */
    private static final int FEWEST = 3;

    /** A short number alone may be a page of a list. */
    private static final double LEAST_TELLING = 0.5;

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern COMPACT_DAY = Pattern.compile("(?:19|20)\\d{6}");
    private static final Pattern DAY = Pattern.compile("(?:19|20)\\d\\d-\\d\\d-\\d\\d");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+(?:[-_][A-Za-z]+)?");
    private static final Pattern NEWS_WORD = Pattern.compile("(?i)news|articles?|story|stories|posts?");
    private static final Pattern ENDS_WITH_ID = Pattern.compile("[^/]+[-_.]\\d{4,}(\\.[a-z]{3,5})?");
    private static final Pattern BEGINS_WITH_ID = Pattern.compile("\\d{4,}[-_.][^/]+");
    private static final Pattern NUMBERED_FILE = Pattern.compile("\\d+(\\.[a-z]{3,5})");
    private static final Pattern NUMBER_PARAMETER = Pattern.compile("([A-Za-z_]{1,20})=\\d{2,}");
    private static final String SLUG = "[^/?]+";
    private static final String LONG_SLUG = "/[^/?]+(?:-[^/?-]+){3,}";

    private UrlShapes() {}

    /**
     * @param rules regular expressions to be found in an address
     * @param fits how many of the articles fit one of the rules
     */
    record Found(List<Pattern> rules, long fits) {}

    /**
     * @param articles addresses of articles
     * @param others of pages of the site that are none
     * @return no rules where none fit
     */
    static Found find(Collection<URI> articles, Collection<URI> others) {
        Set<String> left = texts(articles);
        int all = left.size();
        Set<String> wrong = texts(others);
        wrong.removeAll(left);
        List<Candidate> candidates = candidates(articles, wrong);
        List<Pattern> rules = new ArrayList<>();
        while (all >= FEWEST && rules.size() < MOST_RULES && left.size() > (1 - ENOUGH) * all) {
            Candidate best = candidates.stream()
                    .max(Comparator.comparingDouble(candidate -> candidate.worth(left, all)))
                    .orElse(null);
            if (best == null || best.fits(left) < Math.max(2, LEAST_GAIN * all)) {
                break;
            }
            rules.add(best.pattern());
            left.removeIf(url -> best.pattern().matcher(url).find());
        }
        long fits = all - left.size();
        return fits >= ENOUGH * all && !rules.isEmpty() ? new Found(rules, fits) : new Found(List.of(), fits);
    }

    /** @param telling how much it says: dates and numbers more than words */
    private record Candidate(Pattern pattern, double telling) {
        long fits(Set<String> urls) {
            return urls.stream().filter(url -> pattern.matcher(url).find()).count();
        }

        double worth(Set<String> left, int all) {
            return (double) fits(left) / all + telling;
        }
    }

    private static List<Candidate> candidates(Collection<URI> articles, Set<String> wrong) {
        Set<String> seen = new HashSet<>();
        List<Candidate> candidates = new ArrayList<>();
        for (URI article : articles) {
            for (Run run : runs(article)) {
                if (seen.add(run.regex())) {
                    Candidate candidate = new Candidate(Pattern.compile(run.regex()), run.telling());
                    if (candidate.fits(wrong) <= MOST_WRONG * wrong.size()) {
                        candidates.add(candidate);
                    }
                }
            }
        }
        return candidates;
    }

    private record Run(String regex, double telling) {}

    /** @param telling 0 for a slug, which any page may have */
    private record Shape(String regex, double telling) {
        boolean isSlug() {
            return telling == 0;
        }
    }

    private static List<Run> runs(URI url) {
        List<Run> runs = new ArrayList<>();
        String[] segments = UrlPattern.segments(url);
        List<Shape> shapes = new ArrayList<>();
        for (String segment : segments) {
            shapes.add(shape(segment));
        }
        for (int from = 0; from < shapes.size(); from++) {
            double telling = 0;
            StringBuilder regex = new StringBuilder();
            for (int to = from; to < shapes.size() && to < from + LONGEST_RUN; to++) {
                regex.append('/').append(shapes.get(to).regex());
                telling += shapes.get(to).telling();
                boolean last = to == shapes.size() - 1;
                if (telling >= LEAST_TELLING
                        && !shapes.get(from).isSlug()
                        && !shapes.get(to).isSlug()) {
                    runs.add(new Run(regex + (last ? "" : "/"), telling / 100));
                }
            }
        }
        if (segments.length > 0
                && Pattern.compile(LONG_SLUG)
                        .matcher("/" + segments[segments.length - 1])
                        .matches()) {
            runs.add(new Run(LONG_SLUG, 0));
        }
        if (url.getRawQuery() != null) {
            Matcher parameter = NUMBER_PARAMETER.matcher(url.getRawQuery());
            while (parameter.find()) {
                runs.add(new Run("[?&]" + parameter.group(1) + "=\\d+", 0.01));
            }
        }
        return runs;
    }

    private static Shape shape(String segment) {
        if (YEAR.matcher(segment).matches()) {
            return new Shape("\\d{4}", 2);
        }
        if (COMPACT_DAY.matcher(segment).matches()) {
            return new Shape("\\d{8}", 3);
        }
        if (DAY.matcher(segment).matches()) {
            return new Shape("\\d{4}-\\d{2}-\\d{2}", 3);
        }
        if (segment.matches("\\d+")) {
            return segment.length() == 2
                    ? new Shape("\\d{2}", 1)
                    : segment.length() > 4 ? new Shape("\\d{5,}", 1) : new Shape("\\d+", 0.4);
        }
        Matcher file = NUMBERED_FILE.matcher(segment);
        if (file.matches()) {
            return new Shape("\\d+\\" + file.group(1), 2);
        }
        Matcher ends = ENDS_WITH_ID.matcher(segment);
        if (ends.matches()) {
            String extension = ends.group(1) == null ? "" : "\\" + ends.group(1);
            return new Shape(SLUG + "[-_.]\\d{4,}" + extension, 1.5);
        }
        if (BEGINS_WITH_ID.matcher(segment).matches()) {
            return new Shape("\\d{4,}[-_.]" + SLUG, 1.5);
        }
        if (NEWS_WORD.matcher(segment).matches()) {
            return new Shape(segment, 0.5);
        }
        // A word narrows to one section, so it counts against the rule a little.
        return WORD.matcher(segment).matches() ? new Shape(segment, -0.5) : new Shape(SLUG, 0);
    }

    private static Set<String> texts(Collection<URI> urls) {
        Set<String> texts = new LinkedHashSet<>();
        urls.forEach(url -> texts.add(url.toString()));
        return texts;
    }
}

package dev.entente.tag;

import dev.entente.article.AgencyTag;
import dev.entente.article.Evidence;
import dev.entente.article.TagKind;
import dev.entente.tag.Phrases.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds public bodies: those whose name can mean one only, and those that every state has, by the country beside them.
 * Reads {@code taxonomy/agencies.csv}.
 */
final class AgencyFinder {
    private static final double NAMED = 0.95;
    private static final double BESIDE_COUNTRY = 0.9;
    private static final double AT_HOME = 0.6;
    /** How many words may stand between a country and its body: "Iran's powerful interior ministry". */
    private static final int BETWEEN = 2;

    private static final Pattern KIND = Pattern.compile("named|of-state|at-home");
    private static final Set<String> OF = Set.of("of", "in");

    private final Phrases<Agency> agencies;

    private record Agency(String id, String name, @Nullable String country, boolean named, boolean atHome) {}

    /**
     * A passage with the country words in it, in order.
     *
     * @param countries of those that name a country only
     */
    record Read(Passage passage, List<CountryMention> countries) {}

    /** @throws InvalidTaxonomy naming file, line and column of the first mistake */
    AgencyFinder(Taxonomy taxonomy) {
        Phrases.Builder<Agency> phrases = new Phrases.Builder<>();
        TaxonomyFile.read("agencies.csv", row -> {
            String country = row.optional("country");
            if (country != null && !taxonomy.hasCountry(country)) {
                throw row.error("country", "'" + country + "' is not in countries.csv");
            }
            String kind = row.matching("kind", KIND, "named, of-state or at-home");
            Agency agency =
                    new Agency(row.text("id"), row.text("name"), country, kind.equals("named"), kind.equals("at-home"));
            row.list("names").forEach(name -> phrases.add(name, agency));
            return agency;
        });
        agencies = phrases.build();
    }

    /** @param home the country whose bodies the article names without their country; null where it is not known */
    List<AgencyTag> find(List<Read> article, Taxonomy taxonomy, @Nullable String home) {
        Map<String, AgencyTag> tags = new LinkedHashMap<>();
        for (Read read : article) {
            Countries countries = new Countries(read);
            for (Hit<Agency> hit : agencies.find(read.passage())) {
                add(read.passage(), hit, countries, taxonomy, home, tags);
            }
        }
        return List.copyOf(tags.values());
    }

    private static void add(
            Passage passage,
            Hit<Agency> hit,
            Countries countries,
            Taxonomy taxonomy,
            @Nullable String home,
            Map<String, AgencyTag> tags) {
        Agency agency = hit.value();
        if (agency.named()) {
            if (passage.isBlocked(TagKind.AGENCY, agency.id(), hit.start(), hit.end())) {
                return;
            }
            Evidence evidence = passage.evidence(hit.start(), hit.end(), "name of a body", NAMED);
            add(tags, agency.id(), agency.name(), agency.country(), evidence);
            return;
        }
        CountryMention beside = countries.beside(hit.start(), hit.end());
        if (beside == null && (home == null || !agency.atHome())) {
            return;
        }
        String country = beside == null ? home : beside.country();
        String id = country.toLowerCase(Locale.ROOT) + "-" + agency.id();
        if (passage.isBlocked(TagKind.AGENCY, id, hit.start(), hit.end())) {
            return;
        }
        int start = beside == null ? hit.start() : Math.min(beside.start(), hit.start());
        int end = beside == null ? hit.end() : Math.max(beside.end(), hit.end());
        Evidence evidence = beside == null
                ? passage.evidence(start, end, "body of the country spoken of", AT_HOME)
                : passage.evidence(start, end, "body beside its country", BESIDE_COUNTRY);
        add(tags, id, agency.name() + " of " + taxonomy.countryLabel(country), country, evidence);
    }

    private static void add(
            Map<String, AgencyTag> tags, String id, String name, @Nullable String country, Evidence evidence) {
        tags.computeIfAbsent(id, key -> new AgencyTag(id, name, country, new ArrayList<>()))
                .evidence()
                .add(evidence);
    }

    /** The country words of a passage, by the word where each begins and ends. */
    private static final class Countries {
        private final Words words;
        private final Map<Integer, CountryMention> byFirst = new LinkedHashMap<>();
        private final Map<Integer, CountryMention> byLast = new LinkedHashMap<>();

        Countries(Read read) {
            words = read.passage().words();
            for (CountryMention mention : read.countries()) {
                byFirst.putIfAbsent(words.at(mention.start()), mention);
                byLast.put(words.at(mention.end() - 1), mention);
            }
        }

        /** "Iran's Interior Ministry", "the Iraqi border guard", "Ministry of Interior of Albania" */
        @Nullable
        CountryMention beside(int start, int end) {
            int first = words.at(start);
            for (int i = first - 1; i >= Math.max(0, first - 1 - BETWEEN) && words.gap(i + 1) == Words.Gap.SPACE; i--) {
                CountryMention mention = byLast.get(i);
                if (mention != null) {
                    boolean tight = i == first - 1 || words.isPossessive(i) || words.isCapitalised(i + 1);
                    return tight && mention.end() <= start ? mention : null;
                }
            }
            int of = words.at(end - 1) + 1;
            if (of + 1 < words.count()
                    && words.gap(of) == Words.Gap.SPACE
                    && OF.contains(words.lower(of))
                    && words.gap(of + 1) == Words.Gap.SPACE) {
                CountryMention mention = byFirst.get(words.lower(of + 1).equals("the") ? of + 2 : of + 1);
                return mention != null && mention.start() >= end ? mention : null;
            }
            return null;
        }
    }
}

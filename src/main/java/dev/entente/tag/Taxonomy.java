package dev.entente.tag;

import dev.entente.tag.TaxonomyFile.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The countries, officials and topics that are known by name. Read once from {@code taxonomy/} on the class path. */
@Singleton
public class Taxonomy {
    private static final Pattern COUNTRY_ID = Pattern.compile("[A-Z]{2}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ROLE = Pattern.compile("([^@]+?)(?:@([-\\d]*)/([-\\d]*))?");
    private static final Pattern PARTIAL_DATE = Pattern.compile("|\\d{4}(-\\d{2}(-\\d{2})?)?");

    private final Map<String, Country> countries;
    private final Map<String, Official> officials;
    private final Map<String, Topic> topics;
    private final Set<String> added;

    /** @throws InvalidTaxonomy naming file, line and column of the first mistake */
    public Taxonomy() {
        this(List::of);
    }

    /** @throws InvalidTaxonomy naming file, line and column of the first mistake */
    @Inject
    public Taxonomy(MoreOfficials more) {
        added = new HashSet<>();
        countries = byId("countries.csv", Taxonomy::country, Country::id);
        officials = byId("officials.csv", this::official, Official::id);
        topics = byId("topics.csv", Taxonomy::topic, Topic::id);
        add(more.officials());
    }

    private Taxonomy(Taxonomy other, Map<String, Official> officials) {
        this.added = other.added;
        this.countries = other.countries;
        this.officials = officials;
        this.topics = other.topics;
    }

    /** The same with these officials, in place of those with the same id or beside all others. */
    public Taxonomy with(List<Official> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, Official> all = new LinkedHashMap<>(officials);
        more.forEach(official -> all.put(official.id(), official));
        return new Taxonomy(this, all);
    }

    /** One whom the list of ours knows already gets the other names; ids stay free of doubles. */
    private void add(List<Official> more) {
        Map<String, String> known = new HashMap<>();
        officials.values().forEach(official -> keys(official).forEach(key -> known.put(key, official.id())));
        for (Official official : more) {
            String country = countries.containsKey(String.valueOf(official.country())) ? official.country() : null;
            Official named = official.named(id(official, country), country);
            String same = same(known, named);
            if (same != null) {
                officials.computeIfPresent(same, (id, first) -> first.with(named, isAdded(id)));
            } else {
                officials.put(named.id(), named);
                added.add(named.id());
            }
            String id = same == null ? named.id() : same;
            keys(named).forEach(key -> known.putIfAbsent(key, id));
        }
    }

    /** Wikidata's word counts for more than names: its id makes two names one person, and one name two persons. */
    private @Nullable String same(Map<String, String> known, Official official) {
        String byId = official.wikidata() == null ? null : known.get(official.wikidata());
        String byName = known.get(key(official));
        if (byId != null || byName == null) {
            return byId;
        }
        String other = officials.get(byName).wikidata();
        return other == null || official.wikidata() == null || other.equals(official.wikidata()) ? byName : null;
    }

    private static List<String> keys(Official official) {
        return official.wikidata() == null ? List.of(key(official)) : List.of(official.wikidata(), key(official));
    }

    private static String key(Official official) {
        return NameKey.of(official.name()) + " " + official.country();
    }

    private String id(Official official, @Nullable String country) {
        String name = CandidateId.of(official.name(), country);
        String id =
                officials.containsKey(name) && country != null ? name + "-" + country.toLowerCase(Locale.ROOT) : name;
        for (int i = 2; officials.containsKey(id); i++) {
            id = name + "-" + i;
        }
        return id;
    }

    /** Whether the official is of a list of the operator's, and so one of perhaps many of that name. */
    boolean isAdded(String id) {
        return added.contains(id);
    }

    public List<Country> countries() {
        return List.copyOf(countries.values());
    }

    public List<Official> officials() {
        return List.copyOf(officials.values());
    }

    public List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    public Optional<Country> country(String id) {
        return Optional.ofNullable(countries.get(id));
    }

    public Optional<Official> official(String id) {
        return Optional.ofNullable(officials.get(id));
    }

    public Optional<Topic> topic(String id) {
        return Optional.ofNullable(topics.get(id));
    }

    public boolean hasCountry(String id) {
        return countries.containsKey(id);
    }

    public boolean hasOfficial(String id) {
        return officials.containsKey(id);
    }

    public boolean hasTopic(String id) {
        return topics.containsKey(id);
    }

    /** The name to show for a country; the id itself where it is not known. */
    public String countryLabel(String id) {
        return country(id).map(Country::label).orElse(id);
    }

    /** The name to show for an official; one who is not in the registry is read back from the id: "liu-yuejin" → "Liu Yuejin". */
    public String officialLabel(String id) {
        return official(id).map(Official::name).orElseGet(() -> capitalised(id));
    }

    /** The name to show for a topic; the id itself where it is not known. */
    public String topicLabel(String id) {
        return topic(id).map(Topic::label).orElse(id);
    }

    private static String capitalised(String slug) {
        return Arrays.stream(slug.split("-"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static <T> Map<String, T> byId(String file, Function<Row, T> reading, Function<T, String> id) {
        Map<String, T> values = new LinkedHashMap<>();
        TaxonomyFile.read(file, row -> {
            T value = reading.apply(row);
            if (values.put(id.apply(value), value) != null) {
                throw row.error("id", "'" + id.apply(value) + "' stands here for the second time");
            }
            return value;
        });
        return values;
    }

    private static Country country(Row row) {
        return new Country(
                row.matching("id", COUNTRY_ID, "two capital letters"),
                row.text("label"),
                row.list("names"),
                row.list("demonyms"),
                row.optional("capital"),
                row.list("institutions"),
                row.list("ambiguous"),
                row.list("unless"));
    }

    private Official official(Row row) {
        String country = row.optional("country");
        if (country != null && !countries.containsKey(country)) {
            throw row.error("country", "'" + country + "' is not in countries.csv");
        }
        String wikidata = row.optional("wikidata");
        if (wikidata != null && !Official.isWikidata(wikidata)) {
            throw row.error("wikidata", "'" + wikidata + "' is no id of Wikidata such as Q42");
        }
        return new Official(
                row.matching("id", SLUG, "lower-case letters and hyphens"),
                row.text("name"),
                row.list("own_names"),
                row.list("aliases"),
                country,
                row.list("roles").stream().map(role -> role(row, role)).toList(),
                wikidata);
    }

    private static Role role(Row row, String text) {
        Matcher matcher = ROLE.matcher(text);
        if (!matcher.matches()) {
            throw row.error("roles", "'" + text + "' does not read 'title@from/to'");
        }
        return new Role(matcher.group(1), date(row, matcher.group(2)), date(row, matcher.group(3)));
    }

    private static @Nullable String date(Row row, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!PARTIAL_DATE.matcher(text).matches()) {
            throw row.error("roles", "'" + text + "' is no date such as 2013, 2013-08 or 2013-08-15");
        }
        return text;
    }

    private static Topic topic(Row row) {
        return new Topic(
                row.matching("id", SLUG, "lower-case letters and hyphens"), row.text("label"), row.text("scope"));
    }
}

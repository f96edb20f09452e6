package dev.entente.tag;

import com.ibm.icu.util.ULocale;
import dev.entente.tag.CountryWord.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Builds the phrases that stand for countries: from the taxonomy in English, from CLDR (by ICU) in other languages. */
final class CountryGazetteer {
    private static final List<ULocale> OTHER_LANGUAGES =
            List.of(new ULocale("fa"), new ULocale("ar"), new ULocale("ru"), new ULocale("zh"), new ULocale("zh_Hant"));
    private static final Pattern NO_PLURAL = Pattern.compile(".*(?:ese|ish|ch|men|man|[sxz]|sh)");

    private CountryGazetteer() {}

    static Phrases<CountryWord> of(Taxonomy taxonomy) {
        Phrases.Builder<CountryWord> phrases = new Phrases.Builder<>();
        CountryWord nothing = new CountryWord("", Kind.NOTHING, false);
        TaxonomyFile.read("country-words.csv", row -> {
            String id = row.text("id");
            if (!taxonomy.hasCountry(id)) {
                throw row.error("id", "'" + id + "' is not in countries.csv");
            }
            Kind kind = kind(row);
            row.list("words").forEach(word -> phrases.add(word, new CountryWord(id, kind, false)));
            return id;
        });
        TaxonomyFile.read("not-countries.csv", row -> row.text("phrase")).forEach(p -> phrases.add(p, nothing));
        for (Country country : taxonomy.countries()) {
            addEnglish(country, phrases);
        }
        for (ULocale language : OTHER_LANGUAGES) {
            for (Country country : taxonomy.countries()) {
                addNames(country, language, phrases);
            }
        }
        return phrases.build();
    }

    /** The places that stories are filed from, with the country of each. */
    static Phrases<String> cities(Taxonomy taxonomy) {
        Phrases.Builder<String> phrases = new Phrases.Builder<>();
        TaxonomyFile.read("cities.csv", row -> {
            String id = row.text("id");
            if (!taxonomy.hasCountry(id)) {
                throw row.error("id", "'" + id + "' is not in countries.csv");
            }
            row.list("cities").forEach(city -> phrases.add(city, id));
            return id;
        });
        for (Country country : taxonomy.countries()) {
            if (country.capital() != null) {
                phrases.add(country.capital(), country.id());
            }
            phrases.add(country.label(), country.id());
        }
        return phrases.build();
    }

    private static Kind kind(TaxonomyFile.Row row) {
        try {
            return Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw row.error("kind", "'" + row.text("kind") + "' is no kind of word");
        }
    }

    private static void addEnglish(Country country, Phrases.Builder<CountryWord> phrases) {
        add(country, Kind.NAME, country.label(), phrases);
        country.names().forEach(name -> add(country, Kind.NAME, name, phrases));
        for (String demonym : country.demonyms()) {
            add(country, Kind.DEMONYM, demonym, phrases);
            if (!NO_PLURAL.matcher(demonym).matches()) {
                add(country, Kind.DEMONYM, demonym + "s", phrases);
            }
        }
        country.institutions().forEach(institution -> add(country, Kind.INSTITUTION, institution, phrases));
        if (country.capital() != null) {
            add(country, Kind.CAPITAL, country.capital(), phrases);
        }
    }

    private static void add(Country country, Kind kind, String phrase, Phrases.Builder<CountryWord> phrases) {
        String name = phrase.startsWith("the ") ? phrase.substring(4) : phrase;
        phrases.add(
                name, new CountryWord(country.id(), kind, country.ambiguous().contains(phrase)));
    }

    private static void addNames(Country country, ULocale language, Phrases.Builder<CountryWord> phrases) {
        String name = ULocale.getDisplayCountry("und-" + country.id(), language);
        if (name.isBlank() || name.equals(country.id())) {
            return;
        }
        CountryWord word = new CountryWord(country.id(), Kind.NAME, false);
        Inflection.of(name, language.getLanguage()).forEach(form -> phrases.add(form, word));
    }
}

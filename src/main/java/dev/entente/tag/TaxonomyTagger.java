package dev.entente.tag;

import dev.entente.article.CountryTag;
import dev.entente.article.Evidence.Field;
import dev.entente.article.TagKind;
import dev.entente.article.Tags;
import dev.entente.tag.CountryFinder.Candidate;
import dev.entente.tag.Phrases.Hit;
import dev.entente.tag.names.EnglishRecogniser;
import dev.entente.tag.names.Recogniser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tags by the taxonomy's words and by the patterns of titles and names in English news. */
@Singleton
public class TaxonomyTagger implements Tagger {
    /** Raised whenever the code gives other tags by the same words: then all articles are tagged anew. */
    static final String RULES = "2";

    /** How many times an official of a country is as good as its name. */
    private static final int OFFICIAL = 2;

    private final Taxonomy taxonomy;
    private final CountryFinder countries;
    private final OfficialTagging officials;
    private final TopicFinder topics;
    private final AgencyFinder agencies;
    private final Recogniser recogniser;
    private final Blocks blocks;

    /** Without a recogniser. */
    public TaxonomyTagger(Taxonomy taxonomy) {
        this(taxonomy, Recogniser.NONE);
    }

    @Inject
    public TaxonomyTagger(Taxonomy taxonomy, EnglishRecogniser recogniser) {
        this(taxonomy, (Recogniser) recogniser);
    }

    TaxonomyTagger(Taxonomy taxonomy, Recogniser recogniser) {
        OfficeWords office = new OfficeWords();
        this.taxonomy = taxonomy;
        countries = new CountryFinder(taxonomy, office);
        officials = new OfficialTagging(taxonomy, office);
        topics = new TopicFinder(taxonomy);
        agencies = new AgencyFinder(taxonomy);
        this.recogniser = recogniser;
        this.blocks = Blocks.NONE;
    }

    private TaxonomyTagger(TaxonomyTagger other, Amendment amendment) {
        taxonomy = other.taxonomy.with(amendment.officials());
        countries = other.countries;
        officials =
                amendment.officials().isEmpty() ? other.officials : new OfficialTagging(taxonomy, new OfficeWords());
        topics = other.topics;
        agencies = other.agencies;
        recogniser = other.recogniser;
        blocks = new Blocks(amendment.blocked());
    }

    @Override
    public Tagger amended(Amendment amendment) {
        return amendment.equals(Amendment.NONE) ? this : new TaxonomyTagger(this, amendment);
    }

    @Override
    public Tags tag(TextToTag text) {
        List<Passage> passages = List.of(title(text), body(text));
        List<CountryTagging.Found> found = new ArrayList<>();
        List<OfficialTagging.Read> read = new ArrayList<>();
        List<AgencyFinder.Read> bodies = new ArrayList<>();
        List<Candidate> origins = new ArrayList<>();
        List<CountryFinder.Looked> looked =
                passages.stream().map(countries::look).toList();
        Set<String> familyNames = countries.familyNames(looked);
        for (CountryFinder.Looked each : looked) {
            Passage passage = each.passage();
            List<Hit<Official>> registered = officials.registered(passage);
            List<Candidate> candidates = countries.find(each, registered, familyNames).stream()
                    .filter(candidate -> !isBlocked(passage, candidate.mention()))
                    .toList();
            candidates.stream()
                    .filter(Candidate::counts)
                    .forEach(candidate -> found.add(new CountryTagging.Found(passage, candidate)));
            candidates.stream().filter(Candidate::filed).forEach(origins::add);
            List<CountryMention> mentions =
                    candidates.stream().map(Candidate::mention).toList();
            bodies.add(new AgencyFinder.Read(
                    passage,
                    mentions.stream()
                            .filter(mention -> taxonomy.hasCountry(mention.country()))
                            .toList()));
            read.add(new OfficialTagging.Read(passage, registered, mentions));
        }
        origins.sort(Comparator.comparing(origin -> origin.mention().kind() != CountryWord.Kind.AGENCY));
        People people = officials.find(read, text.publishedAt());
        List<CountryTag> countryTags = withOfficialsOfTheTitle(CountryTagging.tags(found, taxonomy), people.persons());
        String home = home(countryTags, origins, people.persons());
        return new Tags(
                countryTags,
                blocks.left(OfficialTagging.tags(people, home), passages),
                topics.find(passages),
                people.persons().stream()
                        .filter(Person::isNamed)
                        .map(Person::name)
                        .distinct()
                        .toList(),
                agencies.find(bodies, taxonomy, home),
                List.of());
    }

    @Override
    public Rules rules() {
        return new Rules(RULES, recogniser.name());
    }

    private static boolean isBlocked(Passage passage, CountryMention mention) {
        return passage.isBlocked(TagKind.COUNTRY, mention.country(), mention.start(), mention.end());
    }

    /** Capitals tell names in a headline only where not every word has one. */
    private Passage title(TextToTag text) {
        Passage plain = new Passage(Field.TITLE, text.title(), List.of(), blocks);
        return isEnglish(text) && !plain.isHeadlineCase()
                ? new Passage(Field.TITLE, text.title(), recogniser.find(text.title()), blocks)
                : plain;
    }

    private Passage body(TextToTag text) {
        return new Passage(Field.BODY, text.body(), isEnglish(text) ? recogniser.find(text.body()) : List.of(), blocks);
    }

    private static boolean isEnglish(TextToTag text) {
        return text.language().equals("en");
    }

    /** A state whose official the title names is one that the article is about, if it is named at all. */
    private static List<CountryTag> withOfficialsOfTheTitle(List<CountryTag> countries, Collection<Person> persons) {
        Set<String> served = persons.stream()
                .filter(person -> person.isOfficial() && person.country() != null && person.isInTitle())
                .map(Person::country)
                .collect(Collectors.toSet());
        return countries.stream()
                .map(tag -> served.contains(tag.id()) ? new CountryTag(tag.id(), true, tag.evidence()) : tag)
                .toList();
    }

    /**
     * The country whose officials the article names without their country: the one whose press it comes from, if the
     * article is about it, else the one that it speaks of most, by name and by officials who surely serve it.
     */
    private static @Nullable String home(
            List<CountryTag> countries, List<Candidate> origins, Collection<Person> persons) {
        for (Candidate origin : origins) {
            String id = origin.mention().country();
            if (countries.stream().anyMatch(tag -> tag.about() && tag.id().equals(id))) {
                return id;
            }
        }
        return countries.stream()
                .max(Comparator.comparingLong(tag -> tag.evidence().size()
                        + OFFICIAL
                                * persons.stream()
                                        .filter(person ->
                                                person.isOfficial() && tag.id().equals(person.country()))
                                        .count()))
                .map(CountryTag::id)
                .orElse(null);
    }
}

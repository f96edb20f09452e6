package dev.entente.tag;

import dev.entente.article.CountryTag;
import dev.entente.article.Evidence.Field;
import dev.entente.article.Tags;
import dev.entente.tag.CountryFinder.Candidate;
import dev.entente.tag.Phrases.Hit;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags by the taxonomy's words and by the patterns of titles and names in English news. */
@Singleton
public class TaxonomyTagger implements Tagger {
    private final Taxonomy taxonomy;
    private final CountryFinder countries;
    private final OfficialTagging officials;
    private final TopicFinder topics;

    public TaxonomyTagger(Taxonomy taxonomy) {
        OfficeWords office = new OfficeWords();
        this.taxonomy = taxonomy;
        countries = new CountryFinder(taxonomy, office);
        officials = new OfficialTagging(taxonomy, office);
        topics = new TopicFinder(taxonomy);
    }

    @Override
    public Tags tag(TextToTag text) {
        List<Passage> passages = List.of(new Passage(Field.TITLE, text.title()), new Passage(Field.BODY, text.body()));
        List<CountryTagging.Found> found = new ArrayList<>();
        List<OfficialTagging.Read> read = new ArrayList<>();
        for (Passage passage : passages) {
            List<Hit<Official>> registered = officials.registered(passage);
            List<Candidate> candidates = countries.find(passage, registered);
            candidates.stream()
                    .filter(Candidate::counts)
                    .forEach(candidate -> found.add(new CountryTagging.Found(passage, candidate)));
            List<CountryMention> mentions =
                    candidates.stream().map(Candidate::mention).toList();
            read.add(new OfficialTagging.Read(passage, registered, mentions));
        }
        List<CountryTag> countryTags = CountryTagging.tags(found, taxonomy);
        People people = officials.find(read);
        return new Tags(
                countryTags,
                OfficialTagging.tags(people, home(countryTags)),
                topics.find(passages),
                people.persons().stream().map(Person::name).distinct().toList());
    }

    private static @Nullable String home(List<CountryTag> countries) {
        return countries.stream()
                .max(Comparator.comparingInt(tag -> tag.evidence().size()))
                .map(CountryTag::id)
                .orElse(null);
    }
}

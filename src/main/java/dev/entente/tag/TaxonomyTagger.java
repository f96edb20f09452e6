package dev.entente.tag;

import dev.entente.article.CountryTag;
import dev.entente.article.Evidence.Field;
import dev.entente.article.Tags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Tags by the taxonomy's words and by the patterns of titles and names in English news. */
@Singleton
public class TaxonomyTagger implements Tagger {
    private final CountryFinder countries;
    private final OfficialTagging officials;
    private final TopicFinder topics;

    public TaxonomyTagger(Taxonomy taxonomy) {
        OfficeWords office = new OfficeWords();
        countries = new CountryFinder(taxonomy);
        officials = new OfficialTagging(taxonomy, office);
        topics = new TopicFinder(taxonomy);
    }

    @Override
    public Tags tag(TextToTag text) {
        List<Passage> passages = List.of(new Passage(Field.TITLE, text.title()), new Passage(Field.BODY, text.body()));
        List<CountryTagging.Found> found = new ArrayList<>();
        List<OfficialTagging.Read> read = new ArrayList<>();
        for (Passage passage : passages) {
            List<CountryFinder.Candidate> candidates = countries.find(passage);
            candidates.forEach(candidate -> found.add(new CountryTagging.Found(passage, candidate)));
            read.add(new OfficialTagging.Read(
                    passage,
                    candidates.stream().map(CountryFinder.Candidate::mention).toList()));
        }
        List<CountryTag> countryTags = CountryTagging.tags(found);
        People people = officials.find(read);
        String home = countryTags.stream().findFirst().map(CountryTag::id).orElse(null);
        return new Tags(
                countryTags,
                OfficialTagging.tags(people, home),
                topics.find(passages),
                people.persons().stream().map(Person::name).distinct().toList());
    }
}

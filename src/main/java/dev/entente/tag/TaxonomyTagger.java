package dev.entente.tag;

import dev.entente.article.Evidence.Field;
import dev.entente.article.Tags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Tags by the taxonomy's words and by the patterns of titles and names in English news. */
@Singleton
public class TaxonomyTagger implements Tagger {
    private final CountryFinder countries;
    private final TopicFinder topics;

    public TaxonomyTagger(Taxonomy taxonomy) {
        countries = new CountryFinder(taxonomy);
        topics = new TopicFinder(taxonomy);
    }

    @Override
    public Tags tag(TextToTag text) {
        List<Passage> passages = List.of(new Passage(Field.TITLE, text.title()), new Passage(Field.BODY, text.body()));
        List<CountryTagging.Found> found = new ArrayList<>();
        for (Passage passage : passages) {
            countries.find(passage).forEach(candidate -> found.add(new CountryTagging.Found(passage, candidate)));
        }
        return new Tags(CountryTagging.tags(found), List.of(), topics.find(passages), List.of());
    }
}

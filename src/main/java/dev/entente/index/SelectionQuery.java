package dev.entente.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import dev.entente.curation.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A selection of articles as a query. It finds a few too many rather than one too few. */
final class SelectionQuery {
    /** With more texts than this all articles are looked at: that takes little longer than so many searches at once. */
    static final int MOST_TEXTS = 150;

    private static final int MOST_EXPANSIONS = 1_000;
    /** The languages where a word can be joined to others by an apostrophe, which their analyzers part. */
    private static final List<String> JOINED = List.of("title.en", "body.en", "title.fr", "body.fr");

    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}']+");

    private SelectionQuery() {}

    static Query of(Selection selection) {
        int texts = selection.phrases().size()
                + selection.words().size()
                + selection.names().size();
        if (selection.all() || texts > MOST_TEXTS) {
            return Query.of(q -> q.matchAll(m -> m));
        }
        List<Query> any = new ArrayList<>();
        if (!selection.articles().isEmpty()) {
            any.add(Query.of(q -> q.ids(i -> i.values(selection.articles()))));
        }
        for (Selection.Tag tag : selection.tags()) {
            String field =
                    switch (tag.kind()) {
                        case COUNTRY -> "countries";
                        case OFFICIAL -> "officials";
                        case TOPIC -> "topics";
                        case AGENCY -> "agencies";
                    };
            any.add(Query.of(q -> q.term(t -> t.field(field).value(tag.id()))));
        }
        if (!selection.acts().isEmpty()) {
            any.add(terms("acts", selection.acts()));
        }
        if (!selection.languages().isEmpty()) {
            any.add(terms("language", selection.languages()));
        }
        selection.phrases().forEach(phrase -> any.add(phrase(phrase)));
        selection.words().forEach(words -> any.add(words(words, false)));
        selection.names().forEach(name -> any.add(words(name, true)));
        return any.isEmpty()
                ? Query.of(q -> q.matchNone(m -> m))
                : Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
    }

    private static Query terms(String field, List<String> values) {
        return Query.of(q -> q.terms(t -> t.field(field)
                .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
    }

    private static Query phrase(String phrase) {
        boolean prefix = phrase.endsWith("*");
        return Query.of(q -> q.multiMatch(m -> m.query(prefix ? phrase.substring(0, phrase.length() - 1) : phrase)
                .fields("title.*", "body.*")
                .type(prefix ? TextQueryType.PhrasePrefix : TextQueryType.Phrase)
                .maxExpansions(MOST_EXPANSIONS)));
    }

    /** All words in any order and place, each in nearly that spelling where it is a name. */
    private static Query words(String text, boolean name) {
        List<Query> all = new ArrayList<>();
        for (String word : BREAK.split(text)) {
            if (!word.isEmpty() && !(name && word.length() < 3)) {
                all.add(word(word, name));
            }
        }
        return all.isEmpty() ? phrase(text) : Query.of(q -> q.bool(b -> b.must(all)));
    }

    private static Query word(String word, boolean name) {
        Query written = Query.of(q -> q.match(m -> {
            m.field("spelling").query(word).operator(Operator.And);
            return name ? m.fuzziness("AUTO").maxExpansions(MOST_EXPANSIONS / 10) : m;
        }));
        Query joined = Query.of(q -> q.multiMatch(m -> m.query(word).fields(JOINED)));
        return Query.of(q -> q.bool(b -> b.should(written, joined)));
    }
}

package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.curation.CuratedTagging;
import dev.entente.extract.LanguageDetection;
import dev.entente.extract.PageExtractor;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.index.SampleArticles;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.Facet;
import dev.entente.search.TestSearch;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TaxonomyTagger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NdjsonImportTest {
    private static final LanguageDetection LANGUAGES = new LanguageDetection();
    private static final TaxonomyTagger TAGGER = new TaxonomyTagger(new Taxonomy());

    @BeforeAll
    static void prepareIndexes() {
        SampleArticles.prepareIndexes();
    }

    @Test
    void tagsAndIndexesEveryLineAndReportsTheBadOnes() throws IOException {
        String lines = line("import-a", "1", "Interior ministers of Iran and China met in Tehran on drug trafficking.")
                + "this is no json\n"
                + "\n"
                + line("import-a", "2", "Nothing of note.")
                + "{\"url\":\"https://import-a.example.org/3\",\"title\":\"No body\"}\n";
        ImportReport report = importer(SampleArticles.writer()).run(stream(lines));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejectedTotal()).isEqualTo(2);
        assertThat(report.rejected()).extracting(ImportReport.Rejected::line).containsExactly(2L, 5L);
        assertThat(found("source=import-a").total()).isEqualTo(2);
        assertThat(found("source=import-a&country=IR&country=CN&topic=drug-trafficking")
                        .total())
                .isEqualTo(1);
    }

    @Test
    void changesNothingWhenTheSameLinesComeAgain() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 450; i++) {
            lines.append(line("import-b", Integer.toString(i), "Article " + i + " of Iran."));
        }
        ImportReport first = importer(SampleArticles.writer()).run(stream(lines.toString()));
        ImportReport second = importer(SampleArticles.writer()).run(stream(lines.toString()));
        assertThat(first).isEqualTo(new ImportReport(450, 0, 0, 0, List.of()));
        assertThat(second).isEqualTo(new ImportReport(0, 0, 450, 0, List.of()));
        assertThat(found("source=import-b").total()).isEqualTo(450);
    }

    @Test
    void readsTheArticleOutOfHtml() throws IOException {
        String paragraph =
                "The interior minister of Iran spoke at length about borders, training and the common work. ";
        String line =
                "{\"url\":\"https://import-c.example.org/1\",\"html\":\"<html><head><title>A visit to Tehran</title></head>"
                        + "<body><nav><a href='/'>Home</a></nav><article><h1>A visit to Tehran</h1><p>"
                        + paragraph.repeat(3)
                        + "</p><p>"
                        + paragraph.repeat(3)
                        + "</p></article></body></html>\"}\n";
        ImportReport report = importer(SampleArticles.writer()).run(stream(line));
        assertThat(report.rejected()).isEmpty();
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(found("source=import-c.example.org").hits()).singleElement().satisfies(hit -> {
            assertThat(hit.title()).isEqualTo("A visit to Tehran");
            assertThat(hit.language()).isEqualTo("en");
        });
    }

    @Test
    void detectsTheLanguageWhereNoneIsGiven() throws IOException {
        String line = "{\"url\":\"https://import-d.example.org/1\",\"title\":\"وزیر کشور\",\"body\":\""
                + "وزیر کشور ایران در نشست خبری گفت که همکاری‌های مرزی با کشورهای همسایه گسترش می‌یابد.\"}";
        importer(SampleArticles.writer()).run(stream(line));
        assertThat(found("source=import-d.example.org").facets().get(Facet.LANGUAGE))
                .singleElement()
                .satisfies(count -> assertThat(count.id()).isEqualTo("fa"));
    }

    @Test
    void neverHoldsMoreThanABatch() throws IOException {
        List<Integer> batches = new ArrayList<>();
        String body = "x".repeat(1_000_000);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append(line("import-e", Integer.toString(i), body));
        }
        importer(new Accepting() {
                    @Override
                    public List<Written> write(List<TaggedArticle> articles) {
                        batches.add(articles.size());
                        return super.write(articles);
                    }
                })
                .run(stream(lines.toString()));
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
        assertThat(batches).allMatch(size -> size <= 4);
    }

    @Test
    void saysFromWhichLineToSendAgainWhenElasticsearchGoesAway() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            lines.append(line("import-f", Integer.toString(i), "Body."));
        }
        ArticleWriter goesAway = new Accepting() {
            private int written;

            @Override
            public List<Written> write(List<TaggedArticle> articles) {
                written += articles.size();
                return written <= 200
                        ? super.write(articles)
                        : articles.stream()
                                .map(a -> new Written(a.article().id(), Outcome.UNAVAILABLE, "gone"))
                                .toList();
            }
        };
        assertThatThrownBy(() -> importer(goesAway).run(stream(lines.toString())))
                .isInstanceOfSatisfying(ImportInterrupted.class, e -> {
                    assertThat(e.line()).isEqualTo(201);
                    assertThat(e.report().accepted()).isEqualTo(200);
                });
    }

    private static class Accepting implements ArticleWriter {
        @Override
        public List<Written> write(List<TaggedArticle> articles) {
            return articles.stream()
                    .map(a -> new Written(a.article().id(), Outcome.CREATED, ""))
                    .toList();
        }

        @Override
        public Written withdraw(ArticleId id, Instant at) {
            throw new AssertionError("No article is withdrawn here");
        }

        @Override
        public void refresh() {}
    }

    private static ArticleImport importer(ArticleWriter writer) {
        return new NdjsonImport(
                new PageExtractor(), LANGUAGES, new ArticleTagging(CuratedTagging.without(TAGGER)), writer);
    }

    private static String line(String source, String path, String body) {
        return "{\"url\":\"https://%s.example.org/%s\",\"title\":\"Title %s\",\"body\":\"%s\",\"source\":\"%s\",\"language\":\"en\"}\n"
                .formatted(source, path, path, body, source);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static dev.entente.search.SearchResult found(String query) {
        Criteria criteria = CriteriaParameters.parse(query);
        return TestSearch.search().search(criteria, 10);
    }
}

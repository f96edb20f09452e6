package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.curation.CuratedTagging;
import dev.entente.curation.CurationDesk;
import dev.entente.curation.Curations;
import dev.entente.curation.Entry;
import dev.entente.curation.MemoryCurationLog;
import dev.entente.curation.Retag;
import dev.entente.extract.LanguageDetection;
import dev.entente.extract.PageExtractor;
import dev.entente.index.CurationStores;
import dev.entente.index.SampleArticles;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.TestSearch;
import dev.entente.tag.MemoryIdentities;
import dev.entente.tag.OfficialLinking;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TaxonomyTagger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole path: an import, an act, its re-tag, the import again, and the act undone. */
class CurationPathTest {
    private static final String LINES = """
            {"url":"https://curated.example.org/1","title":"Police chiefs meet","body":"Iran's police chief Gen. Karim Shaar spoke in Tehran about drug trafficking.","source":"curated","language":"en","publishedAt":"2024-01-17"}
            {"url":"https://curated.example.org/2","title":"A visit","body":"Iran's police chief Gen. Farid Shakeri visited Baghdad.","source":"curated","language":"en","publishedAt":"2024-01-18"}
            {"url":"https://curated.example.org/3","title":"Harvest","body":"The harvest in Jordan was good.","source":"curated","language":"en","publishedAt":"2024-01-19"}
            """;

    private final Taxonomy taxonomy = new Taxonomy();
    private final TaxonomyTagger tagger = new TaxonomyTagger(taxonomy);
    private final CurationStores stores = new CurationStores();

    @BeforeAll
    static void prepareIndexes() {
        SampleArticles.prepareIndexes();
    }

    @Test
    void staysMergedOverAnImportAndIsAsBeforeWhenUndone() throws Exception {
        MemoryCurationLog log = new MemoryCurationLog();
        Curations current = new Curations(log, taxonomy, tagger, Clock.systemUTC());
        CurationDesk desk = new CurationDesk(log, current, stores.retags(), Clock.systemUTC());
        ArticleTagging tagging =
                new ArticleTagging(new CuratedTagging(current, new OfficialLinking(taxonomy, new MemoryIdentities())));
        NdjsonImport importer =
                new NdjsonImport(new PageExtractor(), new LanguageDetection(), tagging, SampleArticles.writer());
        assertThat(imported(importer)).isEqualTo(3);
        Map<String, String> before = tags();
        List<String> shaars =
                before.values().stream().filter(tags -> tags.contains("sha")).toList();
        assertThat(shaars)
                .as("two identities in " + before)
                .doesNotHaveDuplicates()
                .hasSize(2);
        Entry merge = desk.perform(
                desk.read(Map.of(
                        "act", List.of("merge"), "from", List.of("farid-shakeri"), "into", List.of("karim-shaar"))),
                "Ann",
                "One person under two names.");
        Entry block = desk.perform(
                desk.read(Map.of(
                        "act", List.of("block"),
                        "phrase", List.of("harvest in Jordan"),
                        "kind", List.of("country"),
                        "tag", List.of("JO"))),
                "Ann",
                "A test.");
        assertThat(retagged(tagging)).isEqualTo(2);
        Map<String, String> merged = tags();
        assertThat(merged.values())
                .filteredOn(tags -> tags.contains("karim-shaar"))
                .hasSize(2);
        assertThat(merged.values()).noneMatch(tags -> tags.contains("farid-shakeri"));
        assertThat(merged.values()).noneMatch(tags -> tags.contains("JO"));
        assertThat(imported(importer)).as("nothing to write").isZero();
        assertThat(tags()).isEqualTo(merged);
        desk.undo(merge.id(), "Ben", "Two persons.");
        desk.undo(block.id(), "Ben", "It is Jordan.");
        assertThat(retagged(tagging)).isEqualTo(2);
        assertThat(tags()).isEqualTo(before);
        assertThat(imported(importer)).as("nothing to write").isZero();
    }

    private long imported(NdjsonImport importer) throws IOException {
        ImportReport report = importer.run(new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).isEmpty();
        return report.accepted() + report.updated();
    }

    /** Articles that changed in the re-tags since. */
    private long retagged(ArticleTagging tagging) {
        return stores.work(tagging).stream().mapToLong(Retag::changed).sum();
    }

    /** What each article is tagged with. */
    private static Map<String, String> tags() {
        SampleArticles.writer().refresh();
        return TestSearch.search()
                .search(CriteriaParameters.parse(Map.of("source", List.of("curated"))), 10)
                .hits()
                .stream()
                .collect(Collectors.toMap(
                        hit -> hit.title(),
                        hit -> hit.countries() + " " + hit.officials() + " " + hit.topics(),
                        (one, other) -> one,
                        TreeMap::new));
    }
}

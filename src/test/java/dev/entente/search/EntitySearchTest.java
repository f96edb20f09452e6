package dev.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.index.SampleArticles;
import dev.entente.search.EntityProfile.Companion;
import dev.entente.search.EntityProfile.Companions;
import dev.entente.search.SearchResult.Histogram;
import dev.entente.search.SearchResult.Histogram.Bucket;
import dev.entente.search.SearchResult.Histogram.Interval;
import dev.entente.support.TestElasticsearch;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ids of its own, for all tests share one index. */
class EntitySearchTest {
    private static final EntitySearch SEARCH = new ElasticsearchEntitySearch(TestElasticsearch.client());

    @BeforeAll
    static void writeArticles() {
        SampleArticles articles = new SampleArticles("entity-test");
        articles.write(
                articles.article(
                        "visit",
                        "2024-01-17",
                        "en",
                        "A visit",
                        "The first of the two met the host, and saw the centre of the police for machines.",
                        "QA",
                        "QB",
                        "official:entity-one@QA",
                        "official:entity-host@QB",
                        "official:entity-one-junior@QA",
                        "met:entity-host_entity-one",
                        "met:entity-host_entity-one-junior",
                        "agency:qa-police",
                        "topic:entity-borders"),
                articles.article(
                        "return",
                        "2024-03-02",
                        "en",
                        "A visit in return",
                        "The host came to see the first, who showed him a harbour with its boats and nets.",
                        "QA",
                        "QB",
                        "official:entity-one@QA",
                        "official:entity-host@QB",
                        "met:entity-host_entity-one",
                        "agency:qa-police",
                        "agency:entitypol",
                        "topic:entity-borders",
                        "topic:entity-drugs"),
                articles.article(
                        "undated",
                        "",
                        "en",
                        "A note",
                        "Nobody knows when somebody wrote this note about prisons, courts and judges.",
                        "QA",
                        "official:entity-one@QA",
                        "topic:entity-prisons"),
                articles.article(
                        "elsewhere",
                        "2010-06-30",
                        "en",
                        "An old report",
                        "Years before, the first had spoken to the press about roads and lorries.",
                        "QC",
                        "official:entity-one@QA",
                        "agency:qa-police",
                        "topic:entity-drugs"));
    }

    @Test
    void tellsWhomAnOfficialMet() {
        EntityProfile one = SEARCH.profile(Facet.OFFICIAL, "entity-one", 10);
        assertThat(one.total()).isEqualTo(4);
        assertThat(one.newest()).hasSize(4);
        assertThat(one.companions(Facet.MEETING).list())
                .containsExactly(companion("entity-host_entity-one", 2, "2024-03-02"));
        assertThat(one.companions(Facet.OFFICIAL).list())
                .containsExactly(
                        companion("entity-host", 2, "2024-03-02"), companion("entity-one-junior", 1, "2024-01-17"));
        assertThat(one.companions(Facet.COUNTRY).list())
                .extracting(Companion::id)
                .containsExactly("QA", "QB", "QC");
        assertThat(one.companions(Facet.AGENCY).list().get(0)).isEqualTo(companion("qa-police", 3, "2024-03-02"));
    }

    @Test
    void listsTheOfficialsWhoServeACountryAndItsPartners() {
        EntityProfile country = SEARCH.profile(Facet.COUNTRY, "QA", 2);
        assertThat(country.total()).isEqualTo(3);
        assertThat(country.newest()).hasSize(2);
        assertThat(country.serving().list())
                .containsExactly(
                        companion("entity-one", 3, "2024-03-02"), companion("entity-one-junior", 1, "2024-01-17"));
        assertThat(country.serving().more()).isFalse();
        assertThat(country.companions(Facet.COUNTRY).list()).containsExactly(companion("QB", 2, "2024-03-02"));
    }

    @Test
    void countsTopicsByMonthsOverTheWholeSpan() {
        EntityProfile country = SEARCH.profile(Facet.COUNTRY, "QA", 0);
        assertThat(country.topics())
                .extracting(EntityProfile.Trend::id)
                .containsExactly("entity-borders", "entity-drugs", "entity-prisons");
        Histogram drugs = country.topics().get(1).histogram();
        assertThat(drugs.interval()).isEqualTo(Interval.MONTH);
        assertThat(drugs.buckets())
                .containsExactly(bucket("2024-01-01", 0), bucket("2024-02-01", 0), bucket("2024-03-01", 1));
        assertThat(country.topics().get(2).histogram().buckets()).allMatch(bucket -> bucket.count() == 0);
    }

    @Test
    void countsTopicsByYearsOverALongSpan() {
        Histogram drugs = SEARCH.profile(Facet.OFFICIAL, "entity-one", 0).topics().stream()
                .filter(topic -> topic.id().equals("entity-drugs"))
                .findFirst()
                .orElseThrow()
                .histogram();
        assertThat(drugs.interval()).isEqualTo(Interval.YEAR);
        assertThat(drugs.buckets())
                .hasSize(15)
                .startsWith(bucket("2010-01-01", 1))
                .endsWith(bucket("2024-01-01", 1));
    }

    @Test
    void knowsWhatComesWithATopicAndAnAgency() {
        EntityProfile topic = SEARCH.profile(Facet.TOPIC, "entity-drugs", 10);
        assertThat(topic.companions(Facet.TOPIC).list()).containsExactly(companion("entity-borders", 1, "2024-03-02"));
        assertThat(topic.topics()).isEmpty();
        EntityProfile agency = SEARCH.profile(Facet.AGENCY, "qa-police", 10);
        assertThat(agency.total()).isEqualTo(3);
        assertThat(agency.companions(Facet.AGENCY).list()).containsExactly(companion("entitypol", 1, "2024-03-02"));
    }

    @Test
    void givesUndatedCompanionsNoDay() {
        EntityProfile topic = SEARCH.profile(Facet.TOPIC, "entity-prisons", 10);
        assertThat(topic.companions(Facet.COUNTRY).list()).containsExactly(new Companion("QA", 1, null));
        assertThat(topic.histogram().buckets()).isEmpty();
    }

    @Test
    void saysThatThereAreMoreThanItLists() {
        SampleArticles articles = new SampleArticles("entity-test-many");
        String[] tags = new String[EntitySearch.COMPANIONS + 2];
        tags[0] = "topic:entity-crowd";
        for (int i = 1; i < tags.length; i++) {
            tags[i] = "official:entity-crowd-" + i;
        }
        articles.write(articles.article("crowd", "2024-01-01", "en", "A crowd", "All were there.", tags));
        Companions officials = SEARCH.profile(Facet.TOPIC, "entity-crowd", 0).companions(Facet.OFFICIAL);
        assertThat(officials.list()).hasSize(EntitySearch.COMPANIONS);
        assertThat(officials.more()).isTrue();
    }

    @Test
    void findsNothingOfAnIdThatNoArticleHas() {
        EntityProfile nobody = SEARCH.profile(Facet.OFFICIAL, "entity.nobody", 10);
        assertThat(nobody.total()).isZero();
        assertThat(nobody.newest()).isEmpty();
        assertThat(nobody.histogram().buckets()).isEmpty();
        assertThat(nobody.companions(Facet.MEETING).list()).isEmpty();
        assertThat(nobody.topics()).isEmpty();
    }

    private static Companion companion(String id, long articles, String newest) {
        return new Companion(id, articles, LocalDate.parse(newest));
    }

    private static Bucket bucket(String date, long count) {
        return new Bucket(LocalDate.parse(date), count);
    }
}

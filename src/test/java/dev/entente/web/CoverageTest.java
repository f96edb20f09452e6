package dev.entente.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class CoverageTest {
    @Inject
    FakeCoverage coverage;

    @Inject
    FakeSearch search;

    @AfterEach
    void reset() {
        coverage.missed = Set.of();
        coverage.away = false;
        search.reset();
    }

    @Test
    void showsHowCompletelyEachSourceIsRead() {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        coverage.missed = Set.of(yesterday, yesterday.minusDays(1));
        Element row = SearchPageTest.page("/coverage").select("tbody tr").first();
        assertThat(row.select("th a").attr("href")).isEqualTo("/coverage/courier");
        assertThat(row.text())
                .contains("The Border Courier", "Active", "12,345", "44 min", "13,918", "26", "8", "2 days");
        assertThat(row.select("svg.spark path").attr("d")).startsWith("M2 24v-24");
    }

    @Test
    void warnsOfSilentSources() {
        Document page = SearchPageTest.page("/coverage");
        assertThat(page.select(".warnings").text())
                .contains("The Border Courier is silent: 12 articles in the last 3 days, where 36 are usual")
                .contains("120 s between two requests");
        assertThat(SearchPageTest.page("/coverage/courier").select(".warnings").text())
                .contains("It is silent");
    }

    @Test
    void sortsBySortableColumns() {
        Document page = SearchPageTest.page("/coverage?sort=failed");
        assertThat(page.select("th[aria-sort]").text()).isEqualTo("Failed");
        assertThat(page.select("thead a")).hasSize(10);
        assertThat(SearchPageTest.page("/coverage?sort=nonsense")
                        .select("th[aria-sort]")
                        .text())
                .isEqualTo("Source");
    }

    @Test
    void tellsTheGapsOfASource() {
        coverage.missed = Set.of(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-05"));
        Document page = SearchPageTest.page("/coverage/courier");
        assertThat(page.select("h1").text()).isEqualTo("The Border Courier");
        assertThat(page.select(".gaps li").eachText()).containsExactly("4 Mar 2024 to 5 Mar 2024 2 days");
        assertThat(page.select(".facts").text())
                .contains("half of the articles are found within 44 min")
                .contains("nine of ten within 9 h")
                .contains("13,918: 12,600 read, 1,204 not asked for yet, 88 skipped, 19 failed, 7 gone")
                .contains("8 blocked by robots.txt");
        assertThat(page.select(".failures").text()).contains("410 Gone");
        assertThat(page.select("figure.chart table")).isNotEmpty();
    }

    @Test
    void knowsNoOtherSource() {
        SearchPageTest.page("/coverage/nowhere", 404);
    }

    @Test
    void hatchesWhatWasNotCrawled() {
        coverage.missed = Set.of(LocalDate.parse("2024-01-16"));
        Document page = SearchPageTest.page("/?from=2024-01-10&to=2024-01-31");
        assertThat(page.select(".chart svg path.hatch")).isNotEmpty();
        assertThat(page.select(".legend").text()).contains("not crawled");
        assertThat(page.select(".chart tr").eachText()).contains("Jan 2024 1 not crawled on 1 day");
        assertThat(SearchPageTest.page("/?from=2024-01-10&to=2024-01-31&source=elsewhere")
                        .select(".legend"))
                .isEmpty();
    }

    @Test
    void hatchesNothingWhereAllWasCrawledOrItCannotBeTold() {
        assertThat(SearchPageTest.page("/").select(".hatch")).isEmpty();
        coverage.missed = Set.of(LocalDate.parse("2024-01-17"));
        coverage.away = true;
        assertThat(SearchPageTest.page("/").select(".hatch")).isEmpty();
    }

    @Test
    void saysOnThePageWithoutHitsWhetherThePeriodWasCrawled() {
        assertThat(noHits("from=2024-05-01&to=2024-05-31")).contains("crawled without a gap");
        coverage.missed = Set.of(LocalDate.parse("2024-05-04"), LocalDate.parse("2024-05-05"));
        assertThat(noHits("from=2024-05-01&to=2024-05-31")).contains("2 days of the period were not crawled");
        assertThat(noHits("from=2020-05-01&to=2020-05-31")).contains("Crawling began on 1 Jan 2024");
        assertThat(noHits("from=2020-05-01&to=2024-05-31"))
                .contains("Crawling began on 1 Jan 2024. Since then, 2 days of the period were not crawled");
        coverage.away = true;
        assertThat(noHits("from=2024-05-01&to=2024-05-31")).contains("not been crawled yet");
    }

    @Test
    void asksToComeBackWhereTheRecordIsAway() {
        coverage.away = true;
        assertThat(SearchPageTest.page("/coverage", 503).select("main").text()).contains("Try again in a moment");
    }

    private static String noHits(String period) {
        return SearchPageTest.page("/?q=nothing-like-it&" + period)
                .select(".nohits")
                .text();
    }
}

package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does in the first minutes. */
class FirstRunIT {
    private static final String SAMPLE = "saltbridge-courier";

    @TempDir
    Path temp;

    @Test
    void findsSavesStopsStartsAndComesBackForWhatIsNew() throws Exception {
        Path data = temp.resolve("my news data");
        long held;
        try (TakenPort notOurs = new TakenPort(9200);
                Portal portal = Portal.on(data).start()) {
            assertThat(portal.said()).doesNotContain("127.0.0.1:" + notOurs.number());
            portal.awaitCrawled(SAMPLE);
            assertThat(portal.crawl(SAMPLE).path("created").intValue()).isGreaterThanOrEqualTo(24);
            findsArticlesOfBothCountries(portal);
            findsWhoMet(portal);
            held = portal.total("");
            assertThat(portal.engines()).hasSize(1);

            portal.stop();

            assertThat(portal.engines()).isEmpty();
        }
        try (Portal portal = Portal.on(data).with("entente.crawl.every", "off").start()) {
            assertThat(portal.total("")).isEqualTo(held);
            seesWhatIsNewInASavedQuery(portal);
        }
    }

    private static void findsArticlesOfBothCountries(Portal portal) {
        JsonNode found = portal.get("/api/v1/search?country=IR&country=CN");
        assertThat(found.path("total").longValue()).isPositive();
        for (JsonNode hit : found.path("hits")) {
            assertThat(hit.path("countries")).extracting(JsonNode::textValue).contains("IR", "CN");
        }
    }

    private static void findsWhoMet(Portal portal) {
        JsonNode found = portal.get("/api/v1/search?met=wang-xiaohong_ahmad-reza-radan&size=1");
        assertThat(found.path("total").longValue()).isPositive();
        String article = found.path("hits").path(0).path("id").textValue();
        assertThat(portal.get("/api/v1/articles/" + article).path("meetings"))
                .extracting(meeting -> meeting.path("first").textValue())
                .contains("ahmad-reza-radan");
        assertThat(new Http(portal).page("/officials/wang-xiaohong").select("section:contains(Met) a[href*=met=]"))
                .isNotEmpty();
    }

    private static void seesWhatIsNewInASavedQuery(Portal portal) {
        Http browser = new Http(portal);
        Element form = browser.page("/").selectFirst("form[action=/saved]");
        form.selectFirst("[name=name]").val("Everything");
        Document list = browser.submit(form);
        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(news(list)).isZero();
        String query = list.select("tbody th a").attr("href");

        browser.crawl(SAMPLE);
        portal.awaitCrawled(SAMPLE);

        int created = portal.crawl(SAMPLE).path("created").intValue();
        assertThat(created).as("articles of the second edition").isPositive();
        assertThat(news(browser.page("/saved"))).isEqualTo(created);
        Document opened = browser.page(query);
        assertThat(opened.select("section[aria-labelledby=new] article.hit")).hasSize(created);
        assertThat(news(browser.page("/saved"))).isZero();
    }

    private static int news(Document list) {
        return Integer.parseInt(list.select("td[data-label=New]").text());
    }
}

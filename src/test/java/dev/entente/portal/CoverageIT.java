package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage and the administrator's pages over the whole portal with its Elasticsearch. */
class CoverageIT {
    private static final String SAMPLE = "saltbridge-courier";

    @TempDir
    Path data;

    @Test
    void remembersWhatWasReadAndWhatIsPaused() throws Exception {
        long held;
        try (Portal portal = Portal.on(data).start()) {
            portal.awaitCrawled(SAMPLE);
            held = portal.total("");
            Http browser = new Http(portal);
            portal.awaiting("the crawl is written down")
                    .until(() ->
                            row(browser).select("[data-label=Articles]").text().equals(Long.toString(held(portal)))
                                    && !row(browser)
                                            .select("[data-label='Last read']")
                                            .text()
                                            .equals("never"));
            assertThat(number(row(browser), "Known URLs")).isGreaterThan(24);
            assertThat(row(browser).select("[data-label=Gaps]").text()).isEqualTo("none");
            assertThat(browser.page("/coverage/" + SAMPLE).select("[aria-labelledby=days] tbody tr"))
                    .hasSize(1);

            signIn(portal, browser);
            assertThat(browser.page("/admin/frontier").select("tbody tr").text())
                    .contains("127.0.0.1");
            assertThat(browser.page("/admin/crawls").select("[aria-labelledby=finished] tbody tr"))
                    .hasSize(1);
            Document failures = browser.page("/admin/failures");
            assertThat(failures.select(".group h3").text()).contains("There is no such page (410)");
            Document paused =
                    browser.submit(browser.page("/admin/sources/" + SAMPLE).selectFirst("form[action$=/pause]"));
            assertThat(paused.select("[role=status]").text()).contains("is paused");
            portal.stop();
        }
        try (Portal portal = Portal.on(data).start()) {
            Http browser = new Http(portal);
            assertThat(portal.total("")).isEqualTo(held);
            assertThat(portal.crawl(SAMPLE).path("state").textValue()).isEqualTo("done");
            assertThat(row(browser).select("[data-label=State]").text()).contains("Paused");
            signIn(portal, browser);
            Document resumed =
                    browser.submit(browser.page("/admin/sources/" + SAMPLE).selectFirst("form[action$=/resume]"));
            assertThat(resumed.select("dl").text()).contains("Active");
        }
    }

    private static long held(Portal portal) {
        return portal.total("");
    }

    private static Element row(Http browser) {
        return browser.page("/coverage").selectFirst("tbody tr");
    }

    private static long number(Element row, String label) {
        return Long.parseLong(row.select("[data-label='" + label + "']").text().replace(",", ""));
    }

    private static void signIn(Portal portal, Http browser) throws Exception {
        Element form = browser.page("/admin").selectFirst("form[action=/admin/sign-in]");
        form.selectFirst("[name=token]").val(portal.token());
        assertThat(browser.submit(form).select("h1").text()).isEqualTo("Sources");
    }
}

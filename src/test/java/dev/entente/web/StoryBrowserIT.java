package dev.entente.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of stories, versions and withdrawn articles in a real browser. */
@QuarkusTest
@TestProfile(WithFakeRooms.class)
class StoryBrowserIT {
    private static final List<String> PAGES = List.of(
            "",
            "?withdrawn=true",
            "stories/" + Corpus.id("first"),
            "articles/" + Corpus.id("first"),
            "articles/" + Corpus.id("gone"),
            "articles/" + Corpus.id("gone") + "/versions",
            "articles/" + Corpus.id("first") + "/versions");

    private static Chromium chromium;

    @Inject
    FakeSearch search;

    @TestHTTPResource("/")
    String site;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void hold() {
        search.articles = Corpus.stories();
    }

    @AfterEach
    void reset() {
        search.reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void areAccessible(ColorScheme theme) {
        try (BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setColorScheme(theme))) {
            Page page = context.newPage();
            for (String path : PAGES) {
                page.navigate(site + path);
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as(path)
                        .extracting(violation -> violation.getId() + ": "
                                + violation.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .isEmpty();
                assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 1280})
    void neverScrollSideways(int width) {
        try (BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900))) {
            Page page = context.newPage();
            for (String path : PAGES) {
                page.navigate(site + path);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(width);
            }
        }
    }
}

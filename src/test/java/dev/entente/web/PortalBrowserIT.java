package dev.entente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class PortalBrowserIT {
    private static final List<String> PAGES = List.of(
            "/",
            "/?q=memorandum&country=IR&country.not=US&from=2024-01-01",
            "/?q=nothing-like-it&country=IR",
            "/facets/country",
            "/articles/" + Corpus.id("evidence"),
            "/articles/" + Corpus.id("persian"),
            "/articles/" + Corpus.id("long"),
            "/countries/IR",
            "/officials/ahmad-reza-radan",
            "/topics/drug-trafficking",
            "/saved",
            "/coverage",
            "/about",
            "/help",
            "/no/such/page",
            "/?from=yesterday");

    /** With the articles of {@link Corpus#meetings}. */
    private static final List<String> ENTITIES = List.of(
            "/countries/IR",
            "/officials/ahmad-reza-radan",
            "/topics/border-security",
            "/agencies/ir-police",
            "/articles/" + Corpus.id("meeting-0"),
            "/?agency=cn-mps&met=ahmad-reza-radan_wang-xiaohong");

    private static Chromium chromium;

    @Inject
    FakeSearch search;

    @TestHTTPResource("/")
    String site;

    private BrowserContext context;
    private Page page;

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
    void openWindow() {
        open(1280, ColorScheme.LIGHT);
    }

    @AfterEach
    void closeWindow() {
        context.close();
        search.reset();
    }

    @Test
    void leadsFromASearchToASavedQuery() {
        go("/");
        page.getByLabel("Search articles").fill("memorandum");
        page.getByRole(AriaRole.BUTTON, named("Search")).click();
        assertThat(page.locator(".total")).containsText("2 articles");

        page.locator("li.row.country a.value", new Page.LocatorOptions().setHasText("Iran"))
                .click();
        assertThat(page.locator(".total")).containsText("1 article");
        assertThat(page.locator(".chips")).containsText("Iran");

        page.locator("article.hit h2 a").click();
        assertThat(page.locator("h1")).hasText("Iran and China sign a memorandum of understanding");
        page.locator(".why a", new Page.LocatorOptions().setHasText("Beijing")).click();
        assertThat(page.locator("mark:target")).hasText("Beijing");

        page.goBack();
        page.goBack();
        page.getByText("Save this query").first().click();
        page.getByLabel("Name").fill("Memoranda with Iran");
        page.getByRole(AriaRole.BUTTON, named("Save this query")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("“Memoranda with Iran” is saved");

        page.getByRole(AriaRole.LINK, named("Memoranda with Iran").setExact(true))
                .click();
        assertThat(page.locator("h2#new")).containsText("Nothing new since");
        assertThat(page.locator("article.hit")).hasCount(1);
        page.getByRole(AriaRole.LINK, named("Delete")).click();
        page.getByRole(AriaRole.BUTTON, named("Delete this query")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is deleted");
    }

    @Test
    void isUsedByKeyboardAlone() {
        go("/");
        press("Tab");
        assertThat(focused()).hasText("Skip to the content");
        tabTo("#q");
        page.keyboard().type("iran");
        press("Enter");
        assertThat(page.locator(".total")).containsText("1 article");

        tabTo("li.row.country a.value");
        press("Tab");
        assertThat(focused()).hasClass("exclude");
        assertThat(focused()).hasCSS("opacity", "1");
        page.keyboard().press("Shift+Tab");
        press("Enter");
        assertThat(page.locator("li.row.on")).hasCount(1);

        tabTo("article.hit h2 a");
        press("Enter");
        assertThat(page.locator("h1")).containsText("memorandum");
    }

    @Test
    void remembersTheLookThatIsChosen() {
        go("/help");
        String light = background();
        page.getByRole(AriaRole.BUTTON, named("Dark")).click();
        assertThat(background()).isNotEqualTo(light);
        assertThat(page).hasURL(site + "help");
        go("/");
        assertThat(background()).isNotEqualTo(light);
        page.getByRole(AriaRole.BUTTON, named("Automatic")).click();
        assertThat(background()).isEqualTo(light);
    }

    @Test
    void keepsTheFacetsClosedOnSmallScreensOnly() {
        go("/?q=iran");
        assertThat(page.locator("#facet-country")).isVisible();
        open(390, ColorScheme.LIGHT);
        go("/?q=iran");
        assertThat(page.locator("#facet-country")).isHidden();
        page.getByText("Narrow the result").click();
        assertThat(page.locator("#facet-country")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 700, 1280})
    void neverScrollsSideways(int width) {
        open(width, ColorScheme.LIGHT);
        PAGES.forEach(path -> fits(path, width));
        search.articles = Corpus.meetings();
        ENTITIES.forEach(path -> fits(path, width));
    }

    private void fits(String path, int width) {
        go(path);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(path)
                .isLessThanOrEqualTo(width);
    }

    static Stream<Arguments> pagesInBothThemes() {
        return inBothThemes(PAGES);
    }

    static Stream<Arguments> entitiesInBothThemes() {
        return inBothThemes(ENTITIES);
    }

    private static Stream<Arguments> inBothThemes(List<String> paths) {
        return paths.stream().flatMap(path -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(theme -> Arguments.of(path, theme)));
    }

    @ParameterizedTest
    @MethodSource("pagesInBothThemes")
    void isAccessible(String path, ColorScheme theme) {
        analyze(path, theme);
    }

    @ParameterizedTest
    @MethodSource("entitiesInBothThemes")
    void isAccessibleWithAllThatAnEntityHas(String path, ColorScheme theme) {
        search.articles = Corpus.meetings();
        analyze(path, theme);
    }

    private void analyze(String path, ColorScheme theme) {
        open(1280, theme);
        go(path);
        AxeResults results = new AxeBuilder(page).analyze();
        assertThat(results.getViolations())
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
        assertThat(page.locator("h1")).hasCount(1);
    }

    private void open(int width, ColorScheme theme) {
        if (context != null) {
            context.close();
        }
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(theme)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
    }

    private void go(String path) {
        page.navigate(site + path.substring(1));
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 80; i++) {
            press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("Not reached by the Tab key: " + selector);
    }

    private Locator focused() {
        return page.locator(":focus");
    }

    private String background() {
        return (String) page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

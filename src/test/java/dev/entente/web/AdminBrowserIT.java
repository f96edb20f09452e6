package dev.entente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.entente.crawl.HostsForOne;
import dev.entente.sample.SampleSite;
import dev.entente.source.SourceCatalogue;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages for administrators in a browser, with proposals and test crawls of a real site on loopback. */
@QuarkusTest
@TestProfile(AdminBrowserIT.WithRealSites.class)
class AdminBrowserIT {
    private static final List<String> PAGES = List.of(
            "/coverage",
            "/coverage?sort=failed",
            "/coverage/courier",
            "/?q=nothing-like-it&from=2024-05-01&to=2024-05-31",
            "/?from=2024-01-10&to=2024-01-31",
            "/admin",
            "/admin/new-source",
            "/admin/crawls?still=true",
            "/admin/failures",
            "/admin/failures/list?source=courier&problem=TIMEOUT",
            "/admin/frontier",
            "/admin/sources/courier");

    private static Chromium chromium;

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    String portal;

    @Inject
    SourceCatalogue catalogue;

    @Inject
    FakeRooms.Crawling crawls;

    @Inject
    FakeCoverage coverage;

    private BrowserContext context;
    private Page page;

    /** All is imitated but the looks at sites. */
    public static class WithRealSites extends WithFakeRooms {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            Set<Class<?>> alternatives = new HashSet<>(super.getEnabledAlternatives());
            alternatives.remove(FakeRooms.Proposing.class);
            alternatives.remove(FakeRooms.Trying.class);
            alternatives.remove(FakeRooms.Extracting.class);
            alternatives.add(HostsForOne.class);
            return alternatives;
        }
    }

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

    @AfterEach
    void closeWindow() {
        context.close();
        crawls.isRunning = false;
        coverage.missed = Set.of();
    }

    @Test
    void addsTheSampleSiteByItsHomePage() throws Exception {
        open(1280, ColorScheme.LIGHT);
        try (SampleSite site = new SampleSite(new SampleSite.Settings(0, folder.resolve("edition"), Duration.ZERO))) {
            signIn();
            page.getByRole(AriaRole.LINK, named("Add a source").setExact(true))
                    .first()
                    .click();
            page.getByLabel("Home page").fill(site.home().toString());
            look();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("not a public");
            page.getByLabel("It stands on this machine").check();
            look();
            assertThat(page.locator("h1")).hasText("New source", patience());
            assertThat(page.locator("#field-name")).not().hasValue("");
            assertThat(page.locator(".remark").first()).isVisible();
            isAccessible();

            page.locator("#field-id").fill("Not An Id");
            page.getByRole(AriaRole.BUTTON, named("Save this source")).click();
            assertThat(page.locator("#field-id-error")).containsText("lower-case letters");
            isAccessible();

            page.locator("#field-id").fill("sample");
            page.getByRole(AriaRole.BUTTON, named("Test-crawl")).click();
            assertThat(page.locator("h2#preview"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
            assertThat(page.locator("article.try")).hasCount(5);
            isAccessible();
            assertThat(catalogue.find("sample")).isEmpty();

            page.getByRole(AriaRole.BUTTON, named("Save this source")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("is added");
            assertThat(catalogue.find("sample")).isPresent();

            page.getByRole(AriaRole.LINK, named("Delete")).click();
            assertThat(page.locator("main")).containsText("3 articles");
            isAccessible();
            page.getByRole(AriaRole.BUTTON, named("Delete this source")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("is being deleted");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "320, LIGHT"})
    void isAccessibleAndNeverScrollsSideways(int width, ColorScheme theme) {
        crawls.isRunning = true;
        coverage.missed = Set.of(LocalDate.parse("2024-01-16"), LocalDate.parse("2024-05-04"));
        open(width, theme);
        signIn();
        for (String path : PAGES) {
            page.navigate(portal + path.substring(1));
            isAccessible();
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(width);
        }
    }

    private void signIn() {
        page.navigate(portal + "admin");
        page.getByLabel("Administrator’s token").fill(WithFakeRooms.ADMIN_TOKEN);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.locator("h1")).hasText("Sources");
    }

    private void look() {
        page.getByRole(AriaRole.BUTTON, named("Look at the site")).click();
    }

    private void isAccessible() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
        assertThat(page.locator("h1")).hasCount(1);
    }

    private void open(int width, ColorScheme theme) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(theme)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private static LocatorAssertions.HasTextOptions patience() {
        return new LocatorAssertions.HasTextOptions().setTimeout(120_000);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

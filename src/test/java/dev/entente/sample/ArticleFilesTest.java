package dev.entente.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleFilesTest {
    /** Persons whom the published reports that the sample retells name. Nobody else who exists may be named. */
    private static final List<String> REAL_PERSONS = List.of(
            "Abdolreza Rahmani Fazli",
            "Abu Bakr al-Baghdadi",
            "Adnan Mahmoud",
            "Ahmad Reza Radan",
            "Alejandro Mayorkas",
            "Eshaq Jahangiri",
            "Hossein Ashtari",
            "Hossein Zolfaqari",
            "Joe Biden",
            "Jürgen Stock",
            "Liu Yuejin",
            "Mahmoud Alavi",
            "Meng Jianzhu",
            "Mohammad Ibrahim al-Shaar",
            "Rehman Malik",
            "Wang Xiaohong",
            "Xi Jinping");

    private static final List<String> INVENTED_PERSONS = List.of(
            "Corin Thistlewood",
            "Ines Calloway",
            "Leda Harrow",
            "Mara Ostwick",
            "Old Ferryman",
            "Pell Adderley",
            "Tobin Vale");

    private static final List<String> OTHER_NAMES = List.of(
            "Black Sea",
            "Brigadier General",
            "Courier Wire Service",
            "Ferry Steps",
            "Homeland Security Secretary",
            "Interior Minister",
            "Islamic State",
            "Middle East",
            "Mill Lane",
            "New America",
            "New Zealand",
            "Public Security",
            "Safeguard Defenders",
            "San Francisco",
            "Solomon Islands",
            "South Africa",
            "South Pacific",
            "United Nations",
            "United States",
            "Upper School",
            "Uyghur Muslim",
            "Vice President");

    /** Words that are written with a capital only because a sentence begins. */
    private static final String OPENING_WORDS = "(?:About|Before|For|In|Neither|The|What|When|Why|With) ";

    private static final Pattern TWO_CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}-]+ (?:al-)?\\p{Lu}[\\p{L}-]+");

    @Test
    void theIndexNamesEveryFileOfTheFolder() throws IOException, URISyntaxException {
        URL index = ArticleFiles.class.getResource("/sample-site/articles/index.txt");
        assertThat(index).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(index.toURI()).getParent())) {
            List<String> articles = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .toList();
            assertThat(ArticleFiles.names()).containsExactlyInAnyOrderElementsOf(articles);
        }
    }

    @Test
    void bothEditionsHaveArticlesEnough() {
        assertThat(live(1)).hasSizeGreaterThanOrEqualTo(40);
        assertThat(live(2)).hasSizeGreaterThan(live(1).size());
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void eachLayoutIsWellUsed(Layout layout) {
        assertThat(live(1)).filteredOn(article -> article.layout() == layout).hasSizeGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void eachSectionHasArticles(Section section) {
        assertThat(live(1)).filteredOn(article -> article.section() == section).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void laterEditionsKeepTheAddressOfAnArticle() {
        List<String> second =
                ArticleFiles.ofEdition(2).stream().map(SampleArticle::path).toList();
        assertThat(ArticleFiles.ofEdition(1)).extracting(SampleArticle::path).isSubsetOf(second);
    }

    @Test
    void theSecondEditionAddsChangesAndWithdraws() {
        List<SampleArticle> second = ArticleFiles.readAll().stream()
                .filter(article -> article.edition() == 2)
                .toList();
        List<String> firstSlugs = live(1).stream().map(SampleArticle::slug).toList();
        assertThat(second)
                .filteredOn(article -> !firstSlugs.contains(article.slug()))
                .hasSizeBetween(3, 4);
        assertThat(second)
                .filteredOn(article -> article.gone() && firstSlugs.contains(article.slug()))
                .hasSize(1);
        assertThat(second)
                .filteredOn(article -> !article.gone() && firstSlugs.contains(article.slug()))
                .singleElement()
                .satisfies(article -> assertThat(article.changed()).isAfter(article.published()));
    }

    @Test
    void newArticlesAreNewerThanAllOthers() {
        OffsetDateTime newestOfFirst = live(1).stream()
                .map(SampleArticle::published)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<String> firstSlugs = live(1).stream().map(SampleArticle::slug).toList();
        assertThat(live(2))
                .filteredOn(article -> !firstSlugs.contains(article.slug()))
                .allSatisfy(article -> assertThat(article.published()).isAfter(newestOfFirst));
    }

    @Test
    void namesNoRealPersonButThoseOfTheReports() {
        List<String> known = new ArrayList<>(REAL_PERSONS);
        known.addAll(INVENTED_PERSONS);
        known.addAll(OTHER_NAMES);
        Pattern knownOrOpening = Pattern.compile(
                known.stream().map(Pattern::quote).collect(Collectors.joining("|")) + "|\\b" + OPENING_WORDS);
        for (SampleArticle article : ArticleFiles.readAll()) {
            String text = String.join("\n", article.title(), article.standfirst(), article.author(), article.body())
                    .replaceAll("\\]\\([^)]*\\)", "]");
            Matcher name = TWO_CAPITALISED.matcher(knownOrOpening.matcher(text).replaceAll("… "));
            assertThat(name.results().map(found -> found.group()).toList())
                    .as("names in %s that are in none of the lists above", article.slug())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no header at all",
                "---\nslug: never closed\n",
                "---\nslug without a value\n---\ntext",
                "---\nslug: a\nsection: nowhere\nlayout: bulletin\n---\ntext",
                "---\nslug: a\nsection: town\nlayout: bulletin\ntitle: T\nauthor: A\npublished: yesterday\n---\ntext"
            })
    void namesTheFileThatCannotBeRead(String file) {
        assertThatThrownBy(() -> ArticleFiles.parse("odd.md", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("odd.md");
    }

    private static List<SampleArticle> live(int edition) {
        return ArticleFiles.ofEdition(edition).stream()
                .filter(article -> !article.gone())
                .toList();
    }
}

package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five articles of the kind that the portal is for, as they came from the web, are found by what they tell. */
class SeedsIT {
    private static final String PHRASE = "memorandum of understanding";

    private static List<Path> seeds;
    private static Portal portal;

    @BeforeAll
    static void importSeeds() throws IOException {
        try (Stream<Path> files = Files.list(DevelopmentData.require("seeds"))) {
            seeds = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        portal = SharedPortal.get();
        StringBuilder lines = new StringBuilder();
        for (Path seed : seeds) {
            lines.append(line(seed)).append('\n');
        }
        JsonNode report = new Http(portal)
                .imported(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(report.path("accepted").intValue()).isEqualTo(seeds.size()).isEqualTo(5);
    }

    @Test
    void areFoundByTwoCountriesAtOnce() {
        assertThat(urls("country=IR&country=CN")).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "hossein-zolfaqari, 000",
        "liu-yuejin, 000",
        "meng-jianzhu, 001",
        "ahmad-reza-radan, 002",
        "ahmad-reza-radan, 003",
        "wang-xiaohong, 002",
        "mohammad-ibrahim-al-shaar, 004"
    })
    void areFoundByOfficial(String official, String seed) {
        assertThat(urls("official=" + official)).anyMatch(url -> url.contains("/" + seed));
    }

    @ParameterizedTest
    @CsvSource({
        "counter-terrorism, 000",
        "drug-trafficking, 000",
        "counter-terrorism, 001",
        "policing-technology, 002",
        "drug-trafficking, 003",
        "forensics, 004",
        "cultural-property, 004"
    })
    void areFoundByTopic(String topic, String seed) {
        assertThat(urls("topic=" + topic)).anyMatch(url -> url.contains("/" + seed));
    }

    @Test
    void aPhraseIsFoundExactlyAndMarked() throws IOException {
        long holding = 0;
        for (Path seed : seeds) {
            holding += Files.readString(seed).toLowerCase(Locale.ROOT).contains(PHRASE) ? 1 : 0;
        }
        String query = "q=" + Http.encoded('"' + PHRASE + '"') + "&country=IR";

        assertThat(portal.total(query + "&source=seeds")).isEqualTo(holding).isPositive();
        Document page = new Http(portal).page("/?" + query);
        assertThat(page.select(".total strong").text()).startsWith(portal.total(query) + " articles");
        assertThat(page.select("article.hit")).isNotEmpty().allSatisfy(hit -> assertThat(hit.select("mark"))
                .isNotEmpty());
        assertThat(page.select("article.hit mark").text().toLowerCase(Locale.ROOT))
                .contains("memorandum");
    }

    private static List<String> urls(String query) {
        return portal.get("/api/v1/search?size=100&source=seeds&" + query)
                .path("hits")
                .findValuesAsText("url");
    }

    /** The title is the first line, as far as a title goes. */
    private static String line(Path seed) throws IOException {
        String text = Files.readString(seed);
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElseThrow();
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "url",
                        "https://seeds.example.org/" + seed.getFileName(),
                        "source",
                        "seeds",
                        "title",
                        first.length() > 200 ? first.substring(0, 200) : first,
                        "body",
                        text));
    }
}

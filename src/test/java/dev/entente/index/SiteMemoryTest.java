package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.SiteMemory;
import dev.entente.extract.SiteMemory.KeptPage;
import dev.entente.extract.SiteParagraphs;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SiteMemoryTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 1, 17);

    private final SiteMemory memory = new ElasticsearchSiteMemory(TestElasticsearch.client());

    @BeforeAll
    static void prepare() throws IOException {
        new Indexes(TestElasticsearch.client()).prepare();
    }

    @Test
    void addsUpWhatTwoInstancesLearn() {
        assertThat(memory.paragraphs("two.example").pages()).isZero();
        memory.save("two.example", noted("a"));
        memory.save("two.example", noted("b"));
        assertThat(memory.paragraphs("two.example").pages()).isEqualTo(2);
        assertThat(memory.paragraphs("other.example").pages()).isZero();
    }

    @Test
    void keepsPagesUntilTheyAreDropped() {
        KeptPage page = page("kept.example", "<p>Ein Grenzübergang</p>".getBytes(StandardCharsets.UTF_8));
        memory.keep(page);
        memory.keep(page);
        assertThat(memory.kept("kept.example"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(page);
        memory.drop(memory.kept("kept.example"));
        assertThat(memory.kept("kept.example")).isEmpty();
    }

    @Test
    void passesOverPagesThatAreTooLarge() {
        byte[] noise = new byte[2 * ElasticsearchSiteMemory.LARGEST_PAGE];
        new Random(1).nextBytes(noise);
        memory.keep(page("large.example", noise));
        assertThat(memory.kept("large.example")).isEmpty();
    }

    private static KeptPage page(String site, byte[] html) {
        URI url = URI.create("https://" + site + "/a?x=1");
        return new KeptPage(site, "courier", url, URI.create("https://" + site + "/a"), html, "utf-8");
    }

    private static SiteParagraphs noted(String page) {
        SiteParagraphs paragraphs = new SiteParagraphs();
        paragraphs.note(URI.create("https://two.example/" + page), List.of("A paragraph."), TODAY);
        return paragraphs;
    }
}

package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.crawl.TestCrawler;
import dev.entente.extract.PageExtractor;
import dev.entente.sample.SampleSite;
import dev.entente.source.NoProposal;
import dev.entente.source.ProposedSource;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceProposalsTest {
    private static final Source TAKEN =
            Source.builder("127-0-0-1", URI.create("https://taken.example/")).build();

    private final SourceProposals proposals =
            new SurveyedProposals(new TestCrawler().survey(), new PageExtractor(), new SourceCatalogue(List.of(TAKEN)));

    @Test
    void proposesHowToReadTheSampleSite(@TempDir Path folder) throws Exception {
        try (SampleSite site = new SampleSite(new SampleSite.Settings(0, folder.resolve("edition"), Duration.ZERO))) {
            ProposedSource proposed = proposals.propose(site.home(), true);
            assertThat(proposed.source().id()).isEqualTo("127-0-0-1-2");
            assertThat(proposed.source().language()).isEqualTo("en");
            assertThat(proposed.remarks())
                    .extracting(ProposedSource.Remark::field)
                    .contains("name", "language");
        }
    }

    @Test
    void looksAtNoPrivateAddressUnasked() {
        assertThatExceptionOfType(NoProposal.class)
                .isThrownBy(() -> proposals.propose(URI.create("http://127.0.0.1:1/"), false))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(NoProposal.Cause.PRIVATE_ADDRESS));
    }
}

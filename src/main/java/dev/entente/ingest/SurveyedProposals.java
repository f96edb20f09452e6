package dev.entente.ingest;

import dev.entente.crawl.SiteSurvey;
import dev.entente.crawl.Survey;
import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extractor;
import dev.entente.source.NoProposal;
import dev.entente.source.ProposedSource;
import dev.entente.source.ProposedSource.Certainty;
import dev.entente.source.ProposedSource.Remark;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Surveys the site, and adds what only the texts of its articles tell. */
@Singleton
class SurveyedProposals implements SourceProposals {
    private final SiteSurvey surveys;
    private final Extractor extractor;
    private final SourceCatalogue catalogue;

    @Inject
    SurveyedProposals(SiteSurvey surveys, Extractor extractor, SourceCatalogue catalogue) {
        this.surveys = surveys;
        this.extractor = extractor;
        this.catalogue = catalogue;
    }

    @Override
    public ProposedSource propose(URI home, boolean allowPrivate) throws NoProposal, InterruptedException {
        Survey survey =
                surveys.survey(home, allowPrivate, id -> catalogue.find(id).isPresent());
        Source source = survey.proposal().source();
        List<Remark> remarks = new ArrayList<>(survey.proposal().remarks());
        List<String> read = survey.samples().stream().flatMap(this::language).toList();
        String most = read.stream()
                .max(Comparator.comparingInt(language -> Collections.frequency(read, language)))
                .orElse(null);
        if (most == null) {
            remarks.add(new Remark(
                    "language",
                    source.language() == null ? Certainty.GUESS : Certainty.LIKELY,
                    source.language() == null
                            ? "No article could be read on the site, so its language is not known."
                            : "The front page declares it; no article could be read to make sure."));
            return new ProposedSource(source, remarks);
        }
        int agreeing = Collections.frequency(read, most);
        remarks.add(new Remark(
                "language",
                agreeing == read.size() && agreeing > 1 ? Certainty.SURE : Certainty.LIKELY,
                "Found on the text of " + agreeing + " of " + read.size() + " articles that were read."));
        return new ProposedSource(source.toBuilder().language(most).build(), remarks);
    }

    /** None where the page is no article, or its text shows no language. */
    private Stream<String> language(Survey.Sample page) {
        return extractor.extract(page.url(), page.html(), page.charset()) instanceof ExtractedArticle article
                        && !article.language().equals("und")
                ? Stream.of(article.language())
                : Stream.empty();
    }
}

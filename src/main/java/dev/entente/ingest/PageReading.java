package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.crawl.Visited;
import dev.entente.crawl.WarcPages;
import dev.entente.curation.CuratedTagging;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extractor;
import dev.entente.extract.LanguageDetection;
import dev.entente.extract.PdfExtractor;
import dev.entente.extract.SiteMemory;
import dev.entente.extract.SiteMemory.KeptPage;
import dev.entente.index.ArticleWriter;
import dev.entente.source.Source;
import dev.entente.tag.Tagger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** From a fetched page to a tagged article. */
@Singleton
class PageReading {
    private final Extractor extractor;
    private final ArticleTagging tagging;
    private final SiteMemory memory;
    private final SiteNotes notes;
    private final PdfExtractor pdfs;
    /** Crawls are many, because they mostly wait; more pages at once than processors would only hold up searches. */
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

    @Inject
    PageReading(Extractor extractor, ArticleTagging tagging, SiteMemory memory, PdfExtractor pdfs) {
        this.pdfs = pdfs;
        this.extractor = extractor;
        this.tagging = tagging;
        this.memory = memory;
        notes = new SiteNotes(memory, Clock.systemUTC());
    }

    PageReading(Extractor extractor, Tagger tagger) {
        this(extractor, tagger, SiteMemory.NONE);
    }

    PageReading(Extractor extractor, Tagger tagger, SiteMemory memory) {
        this(extractor, tagger, memory, new PdfExtractor(new LanguageDetection()));
    }

    PageReading(Extractor extractor, Tagger tagger, SiteMemory memory, PdfExtractor pdfs) {
        this(extractor, new ArticleTagging(CuratedTagging.without(tagger)), memory, pdfs);
    }

    /** A writer that finds out who the officials of the articles are before it writes them. */
    ArticleWriter linking(ArticleWriter writer) {
        return new LinkingWriter(tagging, writer);
    }

    /** @param page of which only what became of it is of interest afterwards */
    Reading read(Source source, Visited.Page page) {
        processors.acquireUninterruptibly();
        try {
            return readNow(source, page);
        } finally {
            processors.release();
            page.forget();
        }
    }

    private Reading readNow(Source source, Visited.Page page) {
        if (page.isPdf()) {
            return pdf(source, page.url(), page.articleUrl(), page.html());
        }
        Extraction extraction = extractor.extract(page.url(), page.document(), notes.knowledge(source, page.url()));
        if (extraction instanceof ExtractedArticle read) {
            String site = SiteNotes.site(page.url());
            // What the site asks not to be archived is read again when it is next fetched.
            if (!notes.knowsEnough(site) && !page.noarchive()) {
                memory.keep(
                        new KeptPage(site, source.id(), page.url(), page.articleUrl(), page.html(), page.charset()));
            }
            notes.note(page.url(), read);
            return new Reading.Tagged(tagged(source, page.articleUrl(), read));
        }
        return new Reading.Nothing(((Extraction.NotAnArticle) extraction).reason());
    }

    /** A page that was kept in a file, with what is known of its site by now. */
    Reading read(Source source, WarcPages.Page page) {
        if (page.isPdf()) {
            return pdf(source, page.url(), page.article(), page.body());
        }
        return reading(
                source,
                page.article(),
                extractor.extract(page.url(), page.body(), page.charset(), notes.knowledge(source, page.url())));
    }

    private Reading pdf(Source source, URI url, URI article, byte[] file) {
        return reading(source, article, pdfs.extract(url, file));
    }

    private Reading reading(Source source, URI article, Extraction extraction) {
        return extraction instanceof ExtractedArticle read
                ? new Reading.Tagged(tagged(source, article, read))
                : extraction instanceof Extraction.NotRead failed
                        ? new Reading.Failed(failed.reason())
                        : new Reading.Nothing(((Extraction.NotAnArticle) extraction).reason());
    }

    /**
     * At the end of a crawl: writes what was learnt of the sites, and reads again what was read before enough was known.
     *
     * @param sites hosts of the pages read
     * @param writer takes the articles that were read again
     */
    void learn(Source source, Set<String> sites, Consumer<List<TaggedArticle>> writer) {
        for (String site : sites) {
            notes.write(site);
            List<KeptPage> kept = notes.knowsEnough(site) ? memory.kept(site) : List.of();
            List<TaggedArticle> again = kept.stream()
                    .filter(page -> page.source().equals(source.id()))
                    .flatMap(page -> again(source, page).stream())
                    .toList();
            if (!again.isEmpty()) {
                writer.accept(again);
            }
            memory.drop(kept);
        }
    }

    /** Drops the copy that may be kept of a page, so that {@link #learn} does not bring its article back. */
    void forget(Visited.Withdrawn page) {
        Stream.of(page.url(), page.article())
                .map(SiteNotes::site)
                .distinct()
                .forEach(site -> memory.drop(memory.kept(site).stream()
                        .filter(kept -> kept.article().equals(page.article()))
                        .toList()));
    }

    private Optional<TaggedArticle> again(Source source, KeptPage page) {
        Extraction extraction =
                extractor.extract(page.url(), page.html(), page.charset(), notes.knowledge(source, page.url()));
        return extraction instanceof ExtractedArticle read && !read.recurring().isEmpty()
                ? Optional.of(tagged(source, page.article(), read))
                : Optional.empty();
    }

    private TaggedArticle tagged(Source source, URI url, ExtractedArticle read) {
        return tagging.tag(new Article(
                ArticleId.of(url),
                url,
                source.id(),
                read.title(),
                read.body(),
                read.author(),
                read.publishedAt(),
                read.language(),
                read.details()));
    }

    sealed interface Reading {
        record Tagged(TaggedArticle article) implements Reading {}

        record Nothing(String reason) implements Reading {}

        /** It may hold an article, and is to be read again later. */
        record Failed(String reason) implements Reading {}
    }
}

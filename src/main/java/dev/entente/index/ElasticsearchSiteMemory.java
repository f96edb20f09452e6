package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.GetResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.article.ArticleId;
import dev.entente.extract.SiteMemory;
import dev.entente.extract.SiteParagraphs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers sites in the index {@code boilerplate}: one document a site of some 100 kB at most, and a few pages until
 * enough is known. Articles are read without it where Elasticsearch does not answer.
 */
@Singleton
final class ElasticsearchSiteMemory implements SiteMemory {
    /** Compressed, in bytes. */
    static final int LARGEST_PAGE = 300_000;

    private static final Logger LOG = Logger.getLogger(ElasticsearchSiteMemory.class);
    private static final String READ = IndexDefinition.BOILERPLATE;
    private static final String WRITE = READ + "-write";
    private static final int MOST_PAGES = 20;
    /** Unpacked; no page is fetched that is larger. */
    private static final int LARGEST_UNPACKED = 32 << 20;

    private static final int ROUNDS = 5;

    private final ElasticsearchClient client;
    private final Clock clock;

    @Inject
    ElasticsearchSiteMemory(ElasticsearchClient client) {
        this(client, Clock.systemUTC());
    }

    ElasticsearchSiteMemory(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** @param url and those after it: of a page only */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            String bytes,
            @Nullable URI url,
            @Nullable URI article,
            @Nullable String source,
            @Nullable String charset) {}

    record Document(String kind, String site, String at, Data data) {}

    @Override
    public SiteParagraphs paragraphs(String site) {
        try {
            return paragraphs(client.get(g -> g.index(READ).id(site), Document.class));
        } catch (IOException | ElasticsearchException e) {
            LOG.debugf("Nothing is known of %s: %s", site, ElasticsearchErrors.reason(e));
            return new SiteParagraphs();
        }
    }

    private static SiteParagraphs paragraphs(GetResponse<Document> found) {
        return found.source() == null
                ? new SiteParagraphs()
                : SiteParagraphs.of(
                        Base64.getDecoder().decode(found.source().data().bytes()));
    }

    @Override
    public void save(String site, SiteParagraphs paragraphs) {
        for (int round = 0; round < ROUNDS; round++) {
            try {
                GetResponse<Document> found = client.get(g -> g.index(READ).id(site), Document.class);
                paragraphs.add(paragraphs(found), LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
                Data data = new Data(Base64.getEncoder().encodeToString(paragraphs.bytes()), null, null, null, null);
                client.index(i -> {
                    i.index(WRITE).id(site).document(document("paragraphs", site, data));
                    return found.found()
                            ? i.ifSeqNo(found.seqNo()).ifPrimaryTerm(found.primaryTerm())
                            : i.opType(OpType.Create);
                });
                return;
            } catch (IOException | ElasticsearchException e) {
                if (ElasticsearchErrors.status(e) != ElasticsearchErrors.CONFLICT) {
                    LOG.debugf("What %s says on every page was not stored: %s", site, ElasticsearchErrors.reason(e));
                    return;
                }
            }
        }
    }

    @Override
    public void keep(KeptPage page) {
        byte[] packed = packed(page.html());
        if (packed.length > LARGEST_PAGE) {
            return;
        }
        Data data = new Data(
                Base64.getEncoder().encodeToString(packed), page.url(), page.article(), page.source(), page.charset());
        try {
            client.index(i -> i.index(WRITE).id(id(page)).document(document("page", page.site(), data)));
        } catch (IOException | ElasticsearchException e) {
            LOG.debugf("%s was not kept: %s", page.url(), ElasticsearchErrors.reason(e));
        }
    }

    @Override
    public List<KeptPage> kept(String site) {
        try {
            client.indices().refresh(r -> r.index(READ));
            return client
                    .search(
                            s -> s.index(READ)
                                    .size(MOST_PAGES)
                                    .query(q -> q.bool(b -> b.filter(f ->
                                                    f.term(t -> t.field("kind").value("page")))
                                            .filter(f ->
                                                    f.term(t -> t.field("site").value(site))))),
                            Document.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> page(site, Objects.requireNonNull(hit.source()).data()))
                    .toList();
        } catch (IOException | ElasticsearchException e) {
            LOG.debugf("The pages kept of %s cannot be read: %s", site, ElasticsearchErrors.reason(e));
            return List.of();
        }
    }

    @Override
    public void drop(List<KeptPage> pages) {
        for (KeptPage page : pages) {
            try {
                client.delete(d -> d.index(WRITE).id(id(page)).refresh(Refresh.False));
            } catch (IOException | ElasticsearchException e) {
                LOG.debugf("%s stays for the next time: %s", page.url(), ElasticsearchErrors.reason(e));
            }
        }
    }

    private Document document(String kind, String site, Data data) {
        return new Document(kind, site, clock.instant().toString(), data);
    }

    /** No host name holds a colon. */
    private static String id(KeptPage page) {
        return "page:" + ArticleId.of(page.url()).value();
    }

    private static KeptPage page(String site, Data data) throws UncheckedIOException {
        return new KeptPage(
                site,
                Objects.requireNonNull(data.source()),
                Objects.requireNonNull(data.url()),
                Objects.requireNonNull(data.article()),
                unpacked(Base64.getDecoder().decode(data.bytes())),
                data.charset());
    }

    private static byte[] packed(byte[] html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written to it", e);
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readNBytes(LARGEST_UNPACKED);
        } catch (IOException e) {
            throw new UncheckedIOException("A kept page is damaged", e);
        }
    }
}

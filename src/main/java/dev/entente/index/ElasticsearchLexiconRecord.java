package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.GetResponse;
import dev.entente.curation.LexiconRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Keeps the record as the one document of the index {@code curation-lexicon}. */
@Singleton
final class ElasticsearchLexiconRecord implements LexiconRecord {
    private static final String READ = IndexDefinition.LEXICON;
    private static final String WRITE = READ + "-write";
    private static final String ID = "now";

    private final ElasticsearchClient client;
    private final Readiness readiness;

    @Inject
    ElasticsearchLexiconRecord(ElasticsearchClient client, Readiness readiness) {
        this.client = client;
        this.readiness = readiness;
    }

    /** @param packed the state as JSON, deflated; in Base64 when it is JSON itself */
    record Document(String hash, byte @Nullable [] packed) {
        static Document of(LexiconState state) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream deflated = new DeflaterOutputStream(packed)) {
                ElasticsearchJson.MAPPER.writeValue(deflated, state);
            } catch (IOException e) {
                throw new UncheckedIOException("Writing to memory does not fail", e);
            }
            return new Document(state.hash(), packed.toByteArray());
        }

        LexiconState state() {
            try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(packed))) {
                return ElasticsearchJson.MAPPER.readValue(inflated, LexiconState.class);
            } catch (IOException e) {
                throw new UncheckedIOException("The record of the lexicon is damaged", e);
            }
        }
    }

    @Override
    public Optional<Recorded> load() {
        return ask(() -> {
            GetResponse<Document> found = client.get(g -> g.index(READ).id(ID), Document.class);
            return found.source() == null
                    ? Optional.empty()
                    : Optional.of(new Recorded(found.source().state(), found.seqNo() + "." + found.primaryTerm()));
        });
    }

    @Override
    public Optional<String> hash() {
        return ask(
                () -> Optional.ofNullable(client.get(g -> g.index(READ).id(ID).sourceIncludes("hash"), Document.class)
                                .source())
                        .map(Document::hash));
    }

    @Override
    public boolean save(LexiconState state, @Nullable Recorded before) {
        return ask(() -> {
            try {
                client.index(i -> {
                    i.index(WRITE).id(ID).document(Document.of(state)).refresh(Refresh.True);
                    if (before == null) {
                        return i.opType(OpType.Create);
                    }
                    String[] version = before.version().split("\\.");
                    return i.ifSeqNo(Long.valueOf(version[0])).ifPrimaryTerm(Long.valueOf(version[1]));
                });
                return true;
            } catch (IOException | ElasticsearchException e) {
                if (ElasticsearchErrors.status(e) == ElasticsearchErrors.CONFLICT) {
                    return false;
                }
                throw e;
            }
        });
    }

    private <T> T ask(CurationCall.Request<T> request) {
        return CurationCall.send(readiness, request);
    }
}

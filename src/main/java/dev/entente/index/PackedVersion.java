package dev.entente.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.entente.article.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * An earlier text as it stands in the article's document: a few kilobytes even for a long article.
 *
 * @param text title and body as JSON, deflated; in Base64 when it is JSON itself
 */
public record PackedVersion(Instant readAt, boolean shortened, byte[] text) {
    private record Text(String title, String body) {}

    static PackedVersion of(Version version) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed)) {
            deflated.write(ElasticsearchJson.MAPPER.writeValueAsBytes(new Text(version.title(), version.body())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Two texts are always JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return new PackedVersion(version.readAt(), version.shortened(), packed.toByteArray());
    }

    Version unpacked() {
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(text))) {
            Text read = ElasticsearchJson.MAPPER.readValue(inflated, Text.class);
            return new Version(readAt, read.title(), read.body(), shortened);
        } catch (IOException e) {
            throw new UncheckedIOException("A version of an article is damaged", e);
        }
    }
}

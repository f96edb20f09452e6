package dev.entente.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.entente.crawl.FeedLinks.Item;
import dev.entente.crawl.FeedLinks.Items;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed, versions 1.0 and 1.1, as https://www.jsonfeed.org/version/1.1/ has it. */
final class JsonFeed {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(100).build());
    }

    private JsonFeed() {}

    /** Whether the first sign after white space and a byte order mark opens an object. */
    static boolean isJson(byte[] body) {
        int start = body.length > 2 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB ? 3 : 0;
        for (int i = start; i < body.length; i++) {
            if (body[i] != ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
                return body[i] == '{';
            }
        }
        return false;
    }

    static Items items(Fetcher.Answer answer) throws FetchFailed {
        JsonNode feed;
        try {
            feed = JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw FeedLinks.unreadable(e.getOriginalMessage());
        } catch (IOException e) {
            throw FeedLinks.unreadable(String.valueOf(e.getMessage()));
        }
        boolean declared = feed.path("version").asText().contains("jsonfeed.org/version/1");
        if (!declared || !feed.path("items").isArray()) {
            throw FeedLinks.unreadable("it is JSON, but no JSON Feed");
        }
        List<Item> items = new ArrayList<>();
        feed.path("items").forEach(item -> items.add(new Item(reference(item), date(item))));
        return new Items(answer.url(), items);
    }

    /** The item's own page; a feed of links has only that of others; some give the address as the id alone. */
    private static @Nullable String reference(JsonNode item) {
        for (String field : List.of("url", "external_url", "id")) {
            String value = item.path(field).asText("").strip();
            if (!value.isEmpty() && (!field.equals("id") || value.startsWith("http"))) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Instant date(JsonNode item) {
        for (String field : List.of("date_modified", "date_published")) {
            try {
                return OffsetDateTime.parse(item.path(field).asText()).toInstant();
            } catch (DateTimeException e) {
                // It has none, or one that cannot be read: it only orders the items.
            }
        }
        return null;
    }
}

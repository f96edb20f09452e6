package dev.entente.tag.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.tag.InvalidTaxonomy;
import dev.entente.tag.Official;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * FollowTheMoney entities, one JSON object a line, as OpenSanctions publishes them: {@code Person}, with the offices of
 * {@code Occupancy} and {@code Position} where the file has them. Persons whose topics do not say that they hold office
 * ({@code role.pep}) are passed over, unless they have an office or no topics at all.
 */
final class FollowTheMoney {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Listed> persons = new LinkedHashMap<>();
    private final Map<String, String> positions = new HashMap<>();
    private final List<JsonNode> occupancies = new ArrayList<>();
    private final Map<String, Boolean> inOffice = new HashMap<>();

    private FollowTheMoney() {}

    static List<Official> read(String file, BufferedReader lines, @Nullable String country) throws IOException {
        FollowTheMoney read = new FollowTheMoney();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                read.entity(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                throw new InvalidTaxonomy(file + ", line " + number + ": no JSON: " + e.getOriginalMessage(), e);
            }
        }
        return read.officials(country);
    }

    private void entity(JsonNode entity) {
        JsonNode properties = entity.path("properties");
        switch (entity.path("schema").asText()) {
            case "Person" -> person(entity, properties);
            case "Position" -> positions.put(entity.path("id").asText(), first(properties, "name"));
            case "Occupancy" -> occupancies.add(properties);
            default -> {}
        }
    }

    private void person(JsonNode entity, JsonNode properties) {
        String id = entity.path("id").asText();
        String name = entity.path("caption").asText(first(properties, "name"));
        if (id.isEmpty() || name.isBlank()) {
            return;
        }
        Listed listed = new Listed(id, name);
        properties.path("name").forEach(other -> listed.addName(other.asText()));
        properties.path("alias").forEach(other -> listed.addName(other.asText()));
        properties.path("country").forEach(code -> listed.setCountry(code.asText()));
        properties.path("nationality").forEach(code -> listed.setCountry(code.asText()));
        properties.path("wikidataId").forEach(other -> listed.setWikidata(other.asText()));
        listed.setWikidata(id);
        entity.path("referents").forEach(other -> listed.setWikidata(other.asText()));
        properties.path("position").forEach(position -> listed.addRole(position.asText(), null, null));
        boolean holds = properties.path("topics").isEmpty()
                || !properties.path("position").isEmpty();
        for (JsonNode topic : properties.path("topics")) {
            holds |= topic.asText().equals("role.pep");
        }
        persons.put(id, listed);
        inOffice.put(id, holds);
    }

    private List<Official> officials(@Nullable String country) {
        for (JsonNode occupancy : occupancies) {
            Listed holder = persons.get(first(occupancy, "holder"));
            String position = positions.getOrDefault(first(occupancy, "post"), "");
            if (holder != null && !position.isEmpty()) {
                holder.addRole(position, first(occupancy, "startDate"), first(occupancy, "endDate"));
                inOffice.put(first(occupancy, "holder"), true);
            }
        }
        List<Official> officials = new ArrayList<>();
        persons.forEach((id, listed) -> {
            if (inOffice.get(id)) {
                officials.add(listed.official(country));
            }
        });
        return officials;
    }

    private static String first(JsonNode properties, String name) {
        return properties.path(name).path(0).asText("");
    }
}

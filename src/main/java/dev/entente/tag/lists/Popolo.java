package dev.entente.tag.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.tag.InvalidTaxonomy;
import dev.entente.tag.Official;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Popolo, as EveryPolitician publishes it: persons, and their memberships in organizations. It names no country. */
final class Popolo {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Popolo() {}

    static List<Official> read(String file, BufferedReader text, @Nullable String country) throws IOException {
        JsonNode popolo;
        try {
            popolo = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidTaxonomy(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!popolo.path("persons").isArray()) {
            throw new InvalidTaxonomy(file + " is no Popolo: it has no list 'persons'.");
        }
        Map<String, Listed> persons = new LinkedHashMap<>();
        for (JsonNode person : popolo.path("persons")) {
            if (person.path("name").asText().isBlank()) {
                continue;
            }
            String id = person.path("id").asText();
            Listed listed = new Listed(id, person.path("name").asText());
            person.path("other_names")
                    .forEach(name -> listed.addName(name.path("name").asText()));
            for (JsonNode identifier : person.path("identifiers")) {
                if (identifier.path("scheme").asText().equalsIgnoreCase("wikidata")) {
                    listed.setWikidata(identifier.path("identifier").asText());
                }
            }
            persons.put(id, listed);
        }
        Map<String, String> organizations = new HashMap<>();
        popolo.path("organizations")
                .forEach(each -> organizations.put(
                        each.path("id").asText(), each.path("name").asText()));
        for (JsonNode membership : popolo.path("memberships")) {
            Listed holder = persons.get(membership.path("person_id").asText());
            if (holder != null) {
                String role = membership.path("role").asText("member");
                String body = organizations.getOrDefault(
                        membership.path("organization_id").asText(), "");
                holder.addRole(
                        body.isEmpty() ? role : role + " of the " + body,
                        membership.path("start_date").asText(null),
                        membership.path("end_date").asText(null));
            }
        }
        return persons.values().stream().map(listed -> listed.official(country)).toList();
    }
}

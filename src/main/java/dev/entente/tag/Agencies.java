package dev.entente.tag;

import dev.entente.article.AgencyTag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public bodies whose ids can be tags, by {@code taxonomy/agencies.csv}. */
public final class Agencies {
    private static final Map<String, Agency> BY_ID = read();

    private final Taxonomy taxonomy;

    private record Agency(String name, @Nullable String country, boolean named) {}

    public Agencies(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    private static Map<String, Agency> read() {
        Map<String, Agency> agencies = new HashMap<>();
        TaxonomyFile.read("agencies.csv", row -> {
            Agency agency = new Agency(
                    row.text("name"), row.optional("country"), row.text("kind").equals("named"));
            agencies.put(row.text("id"), agency);
            return agency;
        });
        return Map.copyOf(agencies);
    }

    /** The body's tag, without evidence; "ir-interior-ministry" is Iran's "interior-ministry". Empty where none has that id. */
    public Optional<AgencyTag> tag(String id) {
        Agency named = BY_ID.get(id);
        if (named != null && named.named()) {
            return Optional.of(new AgencyTag(id, named.name(), named.country(), List.of()));
        }
        int dash = id.indexOf('-');
        Agency ofState = dash < 0 ? null : BY_ID.get(id.substring(dash + 1));
        return ofState == null || ofState.named()
                ? Optional.empty()
                : taxonomy.country(id.substring(0, dash).toUpperCase(Locale.ROOT))
                        .map(country ->
                                new AgencyTag(id, ofState.name() + " of " + country.label(), country.id(), List.of()));
    }
}

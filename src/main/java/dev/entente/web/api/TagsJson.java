package dev.entente.web.api;

import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.search.Facet;
import dev.entente.web.view.Labels;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tags with labels and evidence. */
record TagsJson(
        List<Country> countries,
        List<Official> officials,
        List<Topic> topics,
        List<Agency> agencies,
        List<Meeting> meetings,
        List<String> persons) {
    record Country(String id, String label, boolean about, List<EvidenceJson> evidence) {}

    record Official(
            String id,
            String name,
            List<String> mentions,
            @Nullable String role,
            @Nullable String country,
            List<EvidenceJson> evidence) {}

    record Topic(String id, String label, List<EvidenceJson> evidence) {}

    record Agency(String id, String name, @Nullable String country, List<EvidenceJson> evidence) {}

    /**
     * @param first and second: ids of officials
     * @param names of the two, in this order
     */
    record Meeting(String first, String second, List<String> names, List<EvidenceJson> evidence) {}

    /**
     * @param start and end: UTF-16 offsets in the title or body
     * @param confidence above 0 and up to 1
     */
    record EvidenceJson(String field, int start, int end, String text, String rule, double confidence) {
        static EvidenceJson of(Evidence evidence) {
            return new EvidenceJson(
                    evidence.field().name().toLowerCase(Locale.ROOT),
                    evidence.start(),
                    evidence.end(),
                    evidence.text(),
                    evidence.rule(),
                    Math.round(evidence.confidence() * 100) / 100.0);
        }
    }

    static TagsJson of(Tags tags, Labels labels) {
        return new TagsJson(
                tags.countries().stream()
                        .map(tag -> new Country(
                                tag.id(), labels.of(Facet.COUNTRY, tag.id()), tag.about(), evidence(tag.evidence())))
                        .toList(),
                tags.officials().stream()
                        .map(tag -> new Official(
                                tag.id(),
                                tag.name(),
                                tag.mentions(),
                                tag.role(),
                                tag.country(),
                                evidence(tag.evidence())))
                        .toList(),
                tags.topics().stream()
                        .map(tag -> new Topic(tag.id(), labels.of(Facet.TOPIC, tag.id()), evidence(tag.evidence())))
                        .toList(),
                tags.agencies().stream()
                        .map(tag -> new Agency(tag.id(), tag.name(), tag.country(), evidence(tag.evidence())))
                        .toList(),
                tags.meetings().stream()
                        .map(tag -> new Meeting(
                                tag.first(),
                                tag.second(),
                                List.of(name(tags, tag.first()), name(tags, tag.second())),
                                evidence(tag.evidence())))
                        .toList(),
                tags.persons());
    }

    private static String name(Tags tags, String id) {
        return tags.officials().stream()
                .filter(tag -> tag.id().equals(id))
                .map(OfficialTag::name)
                .findFirst()
                .orElse(id);
    }

    private static List<EvidenceJson> evidence(List<Evidence> evidence) {
        return evidence.stream().map(EvidenceJson::of).toList();
    }
}

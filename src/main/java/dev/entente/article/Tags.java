package dev.entente.article;

import java.util.List;

/**
 * All that tagging says of an article.
 *
 * @param persons names of persons found, officials or not, fullest form first
 */
public record Tags(
        List<CountryTag> countries,
        List<OfficialTag> officials,
        List<TopicTag> topics,
        List<String> persons,
        List<AgencyTag> agencies) {
    /** Articles that were tagged before there were agencies have none. */
    public Tags {
        agencies = agencies == null ? List.of() : agencies;
    }

    public Tags(List<CountryTag> countries, List<OfficialTag> officials, List<TopicTag> topics, List<String> persons) {
        this(countries, officials, topics, persons, List.of());
    }

    public static final Tags NONE = new Tags(List.of(), List.of(), List.of(), List.of());

    public Tags withOfficials(List<OfficialTag> others) {
        return new Tags(countries, others, topics, persons, agencies);
    }
}

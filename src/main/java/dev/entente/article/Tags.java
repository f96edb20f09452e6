package dev.entente.article;

import java.util.List;

/**
 * All that tagging says of an article.
 *
 * @param persons names of persons found, officials or not, fullest form first
 * @param meetings of officials that are among the tags
 */
public record Tags(
        List<CountryTag> countries,
        List<OfficialTag> officials,
        List<TopicTag> topics,
        List<String> persons,
        List<AgencyTag> agencies,
        List<MeetingTag> meetings) {
    public static final Tags NONE = new Tags(List.of(), List.of(), List.of(), List.of());

    /** Articles that were tagged before there were agencies and meetings have none. */
    public Tags {
        agencies = agencies == null ? List.of() : agencies;
        meetings = meetings == null ? List.of() : meetings;
    }

    public Tags(List<CountryTag> countries, List<OfficialTag> officials, List<TopicTag> topics, List<String> persons) {
        this(countries, officials, topics, persons, List.of(), List.of());
    }

    public Tags withCountries(List<CountryTag> others) {
        return new Tags(others, officials, topics, persons, agencies, meetings);
    }

    public Tags withOfficials(List<OfficialTag> others) {
        return new Tags(countries, others, topics, persons, agencies, meetings);
    }

    public Tags withTopics(List<TopicTag> others) {
        return new Tags(countries, officials, others, persons, agencies, meetings);
    }

    public Tags withAgencies(List<AgencyTag> others) {
        return new Tags(countries, officials, topics, persons, others, meetings);
    }

    public Tags withMeetings(List<MeetingTag> others) {
        return new Tags(countries, officials, topics, persons, agencies, others);
    }
}

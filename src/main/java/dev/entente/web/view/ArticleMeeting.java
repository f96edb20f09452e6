package dev.entente.web.view;

import dev.entente.article.Evidence;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.search.Facet;
import dev.entente.web.view.ArticlePage.Because;
import java.util.List;
import java.util.stream.Stream;

/** Two officials who met, as the page of an article lists them. */
public record ArticleMeeting(String one, String oneHref, String other, String otherHref, List<Because> evidence) {
    static List<ArticleMeeting> of(Tags tags) {
        return tags.meetings().stream()
                .flatMap(meeting -> official(tags, meeting.first())
                        .flatMap(one -> official(tags, meeting.second()).map(other -> of(meeting, one, other))))
                .toList();
    }

    private static Stream<OfficialTag> official(Tags tags, String id) {
        return tags.officials().stream().filter(tag -> tag.id().equals(id)).limit(1);
    }

    private static ArticleMeeting of(MeetingTag meeting, OfficialTag one, OfficialTag other) {
        return new ArticleMeeting(
                one.name(),
                Links.entity(Facet.OFFICIAL, one.id()),
                other.name(),
                Links.entity(Facet.OFFICIAL, other.id()),
                meeting.evidence().stream()
                        .map(evidence -> new Because(
                                evidence.text(), ArticlePage.rule(evidence), 1, anchor(evidence, one, other)))
                        .toList());
    }

    /** Marks stand on the names: the words of a meeting are found by the first of them. */
    private static String anchor(Evidence meeting, OfficialTag one, OfficialTag other) {
        int start = Stream.of(one, other)
                .flatMap(official -> official.evidence().stream())
                .filter(evidence -> evidence.field() == meeting.field())
                .mapToInt(Evidence::start)
                .filter(at -> at >= meeting.start() && at < meeting.end())
                .min()
                .orElse(meeting.start());
        return ArticlePage.anchor(meeting.field(), start);
    }
}

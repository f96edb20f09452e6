package dev.entente.search;

import java.time.Instant;
import java.util.List;

/**
 * All that tell a story.
 *
 * @param members by the time of publication, undated ones last; what was withdrawn is among them
 * @param total of members, where there are more than are listed
 */
public record Story(String id, List<Member> members, long total, Hit.Telling told) {
    /**
     * @param wording articles that share it print the same words
     * @param changedAt when its text last changed, equal to that of the first indexing where it never did
     */
    public record Member(Hit hit, String wording, Instant changedAt) {}
}

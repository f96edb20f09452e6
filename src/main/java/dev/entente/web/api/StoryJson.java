package dev.entente.web.api;

import dev.entente.search.Hit;
import dev.entente.search.Story;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story and its articles, the first on top.
 *
 * @param articles and sources, independentSources: without what was withdrawn
 */
record StoryJson(String id, long articles, int sources, int independentSources, List<MemberJson> members) {
    /** @param wording articles that share it print the same words */
    record MemberJson(
            String id,
            String url,
            String title,
            String source,
            String language,
            @Nullable OffsetDateTime publishedAt,
            Instant indexedAt,
            Instant changedAt,
            @Nullable Instant withdrawnAt,
            String wording) {
        static MemberJson of(Story.Member member) {
            Hit hit = member.hit();
            return new MemberJson(
                    hit.id().value(),
                    hit.url().toString(),
                    hit.title(),
                    hit.source(),
                    hit.language(),
                    hit.publishedAt(),
                    hit.indexedAt(),
                    member.changedAt(),
                    hit.withdrawnAt(),
                    member.wording());
        }
    }

    static StoryJson of(Story story) {
        return new StoryJson(
                story.id(),
                story.told().articles(),
                story.told().sources(),
                story.told().independentSources(),
                story.members().stream().map(MemberJson::of).toList());
    }
}

package dev.entente.tag;

import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gives the officials outside the registry the ids of the identities that other articles have given them, whichever came
 * first and whichever app read it. The tagger alone makes an id of the name; this makes it one person's.
 */
@Singleton
public final class OfficialLinking {
    /** So often all is read again because other apps write the same persons. */
    private static final int ROUNDS = 25;

    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final Taxonomy taxonomy;
    private final IdentityStore store;
    private final Clock clock;

    @Inject
    public OfficialLinking(Taxonomy taxonomy, IdentityStore store) {
        this(taxonomy, store, Clock.systemUTC());
    }

    OfficialLinking(Taxonomy taxonomy, IdentityStore store, Clock clock) {
        this.taxonomy = taxonomy;
        this.store = store;
        this.clock = clock;
    }

    /** @param day of the article, null where unknown */
    public record Dated(Tags tags, @Nullable LocalDate day) {}

    /**
     * Links a batch of articles and stores what is new in them. An article that was linked before gets the same ids.
     *
     * @return the tags of each article, in order
     * @throws IdentitiesUnavailable if the store does not answer, or others keep changing the same identities; part of the
     *     batch may be stored then, which does no harm
     */
    public List<Tags> link(List<Dated> articles) {
        return link(taxonomy, articles);
    }

    /** @param registry with the officials as curators want them, by which the articles were tagged */
    public List<Tags> link(Taxonomy registry, List<Dated> articles) {
        List<LinkingSession.Named> named = named(registry, articles);
        for (int round = 1; round <= ROUNDS; round++) {
            LinkingSession session = new LinkingSession(store, registry, LocalDate.now(clock));
            List<String> ids = session.link(named);
            if (session.save()) {
                return tags(articles, named, ids);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS * round / ROUNDS + 1));
        }
        throw new IdentitiesUnavailable("Others keep changing the same identities.", null);
    }

    /**
     * The tags with the ids that {@link #link} would give them; stores nothing.
     *
     * @throws IdentitiesUnavailable if the store does not answer
     */
    public Tags preview(Taxonomy registry, Dated article) {
        List<Dated> articles = List.of(article);
        List<LinkingSession.Named> named = named(registry, articles);
        List<String> ids = new LinkingSession(store, registry, LocalDate.now(clock)).link(named);
        return tags(articles, named, ids).get(0);
    }

    private static List<LinkingSession.Named> named(Taxonomy registry, List<Dated> articles) {
        List<LinkingSession.Named> named = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            List<OfficialTag> officials = articles.get(i).tags().officials();
            for (int j = 0; j < officials.size(); j++) {
                OfficialTag tag = officials.get(j);
                if (!isRegistered(registry, tag)) {
                    Appearance seen = new Appearance(
                            tag.name(),
                            tag.country(),
                            tag.countryGuessed(),
                            tag.role(),
                            articles.get(i).day());
                    named.add(new LinkingSession.Named(i, j, tag.id(), seen));
                }
            }
        }
        return named;
    }

    /** An id made of a name may be that of a namesake in the registry. */
    private static boolean isRegistered(Taxonomy registry, OfficialTag tag) {
        return registry.official(tag.id())
                .filter(official -> official.name().equals(tag.name()))
                .filter(official -> Objects.equals(official.country(), tag.country()))
                .isPresent();
    }

    private static List<Tags> tags(List<Dated> articles, List<LinkingSession.Named> named, List<String> ids) {
        List<List<OfficialTag>> officials = new ArrayList<>();
        articles.forEach(article -> officials.add(new ArrayList<>(article.tags().officials())));
        for (int i = 0; i < named.size(); i++) {
            LinkingSession.Named each = named.get(i);
            OfficialTag tag = officials.get(each.article()).get(each.place());
            officials.get(each.article()).set(each.place(), tag.withId(ids.get(i)));
        }
        List<Tags> linked = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            linked.add(articles.get(i).tags().withOfficials(joined(officials.get(i))));
        }
        return Collections.unmodifiableList(linked);
    }

    /** Two names of one article may turn out to be one person's. */
    private static List<OfficialTag> joined(List<OfficialTag> officials) {
        List<OfficialTag> joined = new ArrayList<>();
        for (OfficialTag tag : officials) {
            int same = indexOf(joined, tag.id());
            if (same < 0) {
                joined.add(tag);
            } else {
                joined.set(same, joined.get(same).with(tag));
            }
        }
        return joined;
    }

    private static int indexOf(List<OfficialTag> tags, String id) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}

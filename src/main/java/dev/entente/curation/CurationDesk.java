package dev.entente.curation;

import dev.entente.article.ArticleId;
import dev.entente.article.TagKind;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.tag.Agencies;
import dev.entente.tag.Taxonomy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where acts are checked, done and undone. Each is written to the log and brings about a re-tag of the articles that it
 * concerns. Methods throw {@link CurationUnavailable} when the log or the articles cannot be reached.
 */
@Singleton
public class CurationDesk {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;

    private final CurationLog log;
    private final Curations curations;
    private final Retags retags;
    private final Clock clock;

    @Inject
    CurationDesk(CurationLog log, Curations curations, Retags retags) {
        this(log, curations, retags, Clock.systemUTC());
    }

    public CurationDesk(CurationLog log, Curations curations, Retags retags, Clock clock) {
        this.log = log;
        this.curations = curations;
        this.retags = retags;
        this.clock = clock;
    }

    /** All that was done, the oldest first, by what holds now. */
    public Curation curation() {
        curations.changed();
        return curations.now().curation();
    }

    /** Re-tags, the newest first. */
    public List<Retag> retags(int size) {
        return retags.newest(size);
    }

    /** @return how many articles are tagged anew for the act */
    public long concerns(Act act) {
        return retags.count(Selections.of(act, curations.now()));
    }

    /**
     * Reads an act and looks whether it can be done.
     *
     * @throws InvalidAct with a sentence for each wrong field
     */
    public Act read(Map<String, List<String>> fields) throws InvalidAct {
        Act act = ActFields.read(fields);
        Curations.State now = curations.now();
        Map<String, String> problems = new HashMap<>();
        Act checked = checked(act, now, problems);
        if (!problems.isEmpty()) {
            throw new InvalidAct(problems);
        }
        return checked;
    }

    private Act checked(Act act, Curations.State now, Map<String, String> problems) {
        Curation curation = now.curation();
        if (act instanceof Act.Reject reject) {
            article(reject.article(), problems);
            return reject;
        } else if (act instanceof Act.Add add) {
            checkAdded(add, now, problems);
            return add;
        } else if (act instanceof Act.Merge merge) {
            person("from", merge.from(), now, problems);
            person("into", merge.into(), now, problems);
            String from = curation.canonical(merge.from());
            String into = curation.canonical(merge.into());
            if (problems.isEmpty() && from.equals(into)) {
                problems.put("into", "The two are one already, known as '" + into + "'.");
            }
            return new Act.Merge(from, into);
        } else if (act instanceof Act.Split split) {
            person("from", split.from(), now, problems);
            if (split.articles().isEmpty() && split.spellings().isEmpty()) {
                problems.put("articles", "Say in which articles, or by which spellings, the other person is meant.");
            }
            country(split.country(), now.taxonomy(), problems);
            String from = curation.canonical(split.from());
            return new Act.Split(
                    from, to(split, from, now), split.name(), split.country(), split.articles(), split.spellings());
        } else if (act instanceof Act.Describe describe) {
            return describe(describe, now, problems);
        } else if (act instanceof Act.NotOfficial not) {
            person("official", not.official(), now, problems);
            return new Act.NotOfficial(curation.canonical(not.official()));
        } else if (act instanceof Act.Block block && block.tag() != null) {
            tag(block.kind(), block.tag(), now, problems);
            return block.kind() == TagKind.OFFICIAL
                    ? new Act.Block(block.phrase(), block.kind(), curation.canonical(block.tag()))
                    : block;
        } else if (act instanceof Act.Undo) {
            problems.put("act", "What was done is undone by its place in the log.");
        }
        return act;
    }

    private Act describe(Act.Describe act, Curations.State now, Map<String, String> problems) {
        person("official", act.official(), now, problems);
        country(act.country(), now.taxonomy(), problems);
        String id = now.curation().canonical(act.official());
        boolean toFind = !act.aliases().isEmpty() || !act.roles().isEmpty();
        if (toFind
                && act.country() == null
                && !now.taxonomy().hasOfficial(id)
                && now.curation().country(id) == null) {
            problems.put(
                    "country",
                    "The registry does not know this person yet: say which country the person serves, so that the"
                            + " names and offices can be told from others.");
        }
        return new Act.Describe(id, act.name(), act.aliases(), act.roles(), act.country());
    }

    private void checkAdded(Act.Add add, Curations.State now, Map<String, String> problems) {
        tag(add.kind(), add.tag(), now, problems);
        article(add.article(), problems).ifPresent(article -> {
            if (add.words().isEmpty()) {
                if (!has(article.tags(), add, now.curation())) {
                    problems.put("words", "Give the words of the article that are the evidence.");
                }
            } else if (Quotation.find(
                            article.article().title(), article.article().body(), add.words())
                    .isEmpty()) {
                problems.put(
                        "words", "These words stand neither in the title nor in the text of the article: copy them.");
            }
        });
    }

    private static boolean has(Tags tags, Act.Add add, Curation curation) {
        return switch (add.kind()) {
            case COUNTRY -> tags.countries().stream().anyMatch(tag -> tag.id().equals(add.tag()));
            case OFFICIAL ->
                tags.officials().stream()
                        .anyMatch(tag -> curation.canonical(tag.id()).equals(curation.canonical(add.tag())));
            case TOPIC -> tags.topics().stream().anyMatch(tag -> tag.id().equals(add.tag()));
            case AGENCY -> tags.agencies().stream().anyMatch(tag -> tag.id().equals(add.tag()));
        };
    }

    private Optional<TaggedArticle> article(ArticleId id, Map<String, String> problems) {
        Optional<TaggedArticle> article = retags.article(id);
        if (article.isEmpty()) {
            problems.put("article", "There is no article " + id + ".");
        }
        return article;
    }

    private void tag(TagKind kind, String id, Curations.State now, Map<String, String> problems) {
        Taxonomy taxonomy = now.taxonomy();
        boolean known =
                switch (kind) {
                    case COUNTRY -> taxonomy.hasCountry(id);
                    case OFFICIAL -> isPerson(id, now);
                    case TOPIC -> taxonomy.hasTopic(id);
                    case AGENCY -> new Agencies(taxonomy).tag(id).isPresent();
                };
        if (!known) {
            problems.put(
                    "tag",
                    switch (kind) {
                        case COUNTRY -> "No country has the code '" + id + "'.";
                        case OFFICIAL -> unknown(id);
                        case TOPIC -> "No topic has the id '" + id + "'.";
                        case AGENCY -> "No agency has the id '" + id + "', such as interpol or ir-interior-ministry.";
                    });
        }
    }

    private void person(String field, String id, Curations.State now, Map<String, String> problems) {
        if (!isPerson(id, now)) {
            problems.put(field, unknown(id));
        }
    }

    private static String unknown(String id) {
        return "Neither the registry nor any article knows '" + id + "'.";
    }

    private boolean isPerson(String id, Curations.State now) {
        return now.taxonomy().hasOfficial(id)
                || now.curation().knows(id)
                || retags.count(Selections.ofOfficials(Set.of(id))) > 0;
    }

    private static void country(@Nullable String code, Taxonomy taxonomy, Map<String, String> problems) {
        if (code != null && !taxonomy.hasCountry(code)) {
            problems.put("country", "No country has the code '" + code + "'.");
        }
    }

    /** An id that nobody has yet: the first person's, with a number. */
    private String to(Act.Split split, String from, Curations.State now) {
        if (!split.to().isEmpty() && !isPerson(split.to(), now)) {
            return split.to();
        }
        int number = 2;
        while (isPerson(from + "-" + number, now)) {
            number++;
        }
        return from + "-" + number;
    }

    /**
     * Does what was read. Two curators at once do both; the later act comes after the earlier one.
     *
     * @throws InvalidAct if name or reason are missing or too long
     */
    public Entry perform(Act act, String who, String why) throws InvalidAct {
        return write(UUID.randomUUID().toString().substring(0, 13), act, Selections.of(act, curations.now()), who, why);
    }

    /** @throws InvalidAct if there is no such entry, it is undone already, or name or reason are missing */
    public Entry undo(String id, String who, String why) throws InvalidAct {
        Curation curation = curation();
        Entry entry = curation.entry(id)
                .orElseThrow(() -> new InvalidAct("entry", "There is no entry '" + id + "' in the log."));
        if (entry.act() instanceof Act.Undo) {
            throw new InvalidAct("entry", "What was undone is not undone again: do it anew.");
        }
        if (curation.undoing(id).isPresent()) {
            throw new InvalidAct("entry", "This is undone already.");
        }
        Selection selection = Selections.of(entry.act(), curations.now()).andActs(List.of(id));
        return write(Entry.undoing(id), new Act.Undo(id), selection, who, why);
    }

    /** The re-tag is asked for first: were it last, a kill between the two would leave an act without one. */
    private Entry write(String id, Act act, Selection selection, String who, String why) throws InvalidAct {
        Map<String, String> problems = new HashMap<>();
        String name = text("who", who, LONGEST_NAME, "Give your name: the log says who did it.", problems);
        String reason = text("why", why, LONGEST_REASON, "Say why: others will want to know.", problems);
        if (!problems.isEmpty()) {
            throw new InvalidAct(problems);
        }
        List<Entry> before = curation().log();
        Instant now = clock.instant();
        // Clocks of instances differ; the log keeps its order all the same.
        Instant last =
                before.isEmpty() ? Instant.MIN : before.get(before.size() - 1).at();
        Entry entry = new Entry(id, now.isAfter(last) ? now : last.plusMillis(1), name, reason, act);
        retags.add(Retag.waiting(id, Summaries.of(entry, curations.now()), selection, now));
        if (!log.append(entry)) {
            throw new InvalidAct("entry", "This is undone already.");
        }
        curations.changed();
        return entry;
    }

    private static String text(String field, String value, int longest, String missing, Map<String, String> problems) {
        String text = value.strip();
        if (text.isEmpty()) {
            problems.put(field, missing);
        } else if (text.length() > longest) {
            problems.put(field, "The field '" + field + "' takes up to " + longest + " characters.");
        }
        return text;
    }

    /** What an act says, in words. */
    public String summary(Entry entry) {
        return Summaries.of(entry, curations.now());
    }
}

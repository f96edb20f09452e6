package dev.entente.web.view;

import dev.entente.article.ArticleId;
import dev.entente.article.OfficialTag;
import dev.entente.article.TagKind;
import dev.entente.article.Tags;
import dev.entente.curation.Act;
import dev.entente.curation.Curation;
import dev.entente.curation.CurationDesk;
import dev.entente.curation.Entry;
import dev.entente.curation.Retag;
import dev.entente.search.Facet;
import dev.entente.search.IndexedArticle;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the curators' pages show. */
@Singleton
public class CurationPages {
    private static final int ON_A_PAGE = 50;
    private static final int RETAGS = 20;

    private final CurationDesk desk;
    private final Labels labels;

    @Inject
    CurationPages(CurationDesk desk, Labels labels) {
        this.desk = desk;
        this.labels = labels;
    }

    /** @param next null on the last page */
    public record Log(
            List<Line> lines,
            List<Progress> retags,
            boolean running,
            String notice,
            @Nullable String previous,
            @Nullable String next) {}

    /**
     * @param undone by whom and why, in words; empty while it holds
     * @param undoHref null where it cannot be undone
     * @param href of the article or official that it is about; null where there is none
     */
    public record Line(
            String when,
            String who,
            String what,
            String why,
            String undone,
            @Nullable String undoHref,
            @Nullable String href) {}

    /** @param state for people; kind: its name in lower case */
    public record Progress(
            String label,
            String state,
            String kind,
            String done,
            String total,
            String changed,
            int percent,
            String error,
            String when) {}

    public Log log(int page, String notice) {
        Curation curation = desk.curation();
        List<Entry> newest = new ArrayList<>(curation.log());
        Collections.reverse(newest);
        List<Progress> retags =
                desk.retags(RETAGS).stream().map(CurationPages::progress).toList();
        int from = Math.min(newest.size(), (page - 1) * ON_A_PAGE);
        int to = Math.min(newest.size(), from + ON_A_PAGE);
        return new Log(
                newest.subList(from, to).stream()
                        .map(entry -> line(entry, curation))
                        .toList(),
                retags,
                retags.stream()
                        .anyMatch(each ->
                                each.kind().equals("running") || each.kind().equals("waiting")),
                notice,
                page > 1 ? "/admin/curation?page=" + (page - 1) : null,
                to < newest.size() ? "/admin/curation?page=" + (page + 1) : null);
    }

    /** An entry as a line; empty where the log has none with that id. */
    public java.util.Optional<Line> line(String id) {
        Curation curation = desk.curation();
        return curation.entry(id).map(entry -> line(entry, curation));
    }

    private Line line(Entry entry, Curation curation) {
        String undone = curation.undoing(entry.id())
                .map(by -> "Undone by " + by.who() + ", " + Words.time(by.at()) + ": " + by.why())
                .orElse("");
        boolean holds = undone.isEmpty() && !(entry.act() instanceof Act.Undo);
        return new Line(
                Words.time(entry.at()),
                entry.who(),
                desk.summary(entry),
                entry.why(),
                undone,
                holds ? "/admin/curation/entries/" + encoded(entry.id()) + "/undo" : null,
                href(entry.act()));
    }

    private static @Nullable String href(Act act) {
        if (act instanceof Act.Reject reject) {
            return Links.article(reject.article());
        } else if (act instanceof Act.Add add) {
            return Links.article(add.article());
        } else if (act instanceof Act.Merge merge) {
            return Links.entity(Facet.OFFICIAL, merge.into());
        } else if (act instanceof Act.Split split) {
            return Links.entity(Facet.OFFICIAL, split.to());
        } else if (act instanceof Act.Describe describe) {
            return Links.entity(Facet.OFFICIAL, describe.official());
        } else if (act instanceof Act.NotOfficial not) {
            return Links.entity(Facet.OFFICIAL, not.official());
        }
        return null;
    }

    private static Progress progress(Retag retag) {
        boolean isDone = retag.state() == Retag.State.DONE || retag.state() == Retag.State.SETTLING;
        return new Progress(
                retag.label(),
                switch (retag.state()) {
                    case WAITING -> "Waiting";
                    case RUNNING -> "Running";
                    case SETTLING, DONE -> "Done";
                    case FAILED -> "Failed";
                },
                isDone ? "done" : retag.state().name().toLowerCase(Locale.ROOT),
                Words.number(retag.done()),
                Words.number(retag.total()),
                Words.number(retag.changed()),
                isDone ? 100 : retag.total() == 0 ? 0 : (int) (100 * retag.done() / retag.total()),
                retag.error() == null ? "" : retag.error(),
                Words.time(retag.finishedAt() == null ? retag.createdAt() : retag.finishedAt()));
    }

    /** What can be mended of an article or an official. */
    public record Choices(String title, String href, List<Group> groups) {}

    /** @param title empty where there is one group only */
    public record Group(String title, List<Choice> choices) {}

    /** @param note beside it, or empty */
    public record Choice(String text, String note, String href) {}

    public Choices ofArticle(IndexedArticle indexed) {
        ArticleId id = indexed.article().id();
        Tags tags = indexed.tags();
        List<Choice> countries = new ArrayList<>();
        tags.countries().forEach(tag -> {
            String label = labels.of(Facet.COUNTRY, tag.id());
            countries.add(reject(id, TagKind.COUNTRY, tag.id(), label));
            countries.add(new Choice(
                    label + (tag.about() ? ": only mentioned" : ": the article is about it"),
                    "",
                    form(
                            "add",
                            "article",
                            id.value(),
                            "kind",
                            "country",
                            "tag",
                            tag.id(),
                            "about",
                            "" + !tag.about())));
        });
        List<Choice> officials = new ArrayList<>();
        for (OfficialTag tag : tags.officials()) {
            officials.add(reject(id, TagKind.OFFICIAL, tag.id(), tag.name()));
            officials.add(new Choice(
                    tag.name() + ": another person is meant here",
                    "",
                    form("split", "from", tag.id(), "name", tag.name(), "articles", id.value())));
        }
        List<Choice> topics = tags.topics().stream()
                .map(tag -> reject(id, TagKind.TOPIC, tag.id(), labels.of(Facet.TOPIC, tag.id())))
                .toList();
        List<Choice> agencies = tags.agencies().stream()
                .map(tag -> reject(id, TagKind.AGENCY, tag.id(), labels.of(Facet.AGENCY, tag.id())))
                .toList();
        return new Choices(
                indexed.article().title(),
                Links.article(id),
                List.of(
                        group("Countries", countries, id, TagKind.COUNTRY, "Add a country"),
                        group("Officials", officials, id, TagKind.OFFICIAL, "Add an official"),
                        group("Topics", topics, id, TagKind.TOPIC, "Add a topic"),
                        group("Agencies", agencies, id, TagKind.AGENCY, "Add an agency")));
    }

    private static Group group(String title, List<Choice> ofTags, ArticleId id, TagKind kind, String add) {
        List<Choice> choices = new ArrayList<>(ofTags);
        choices.add(new Choice(add, "", form("add", "article", id.value(), "kind", word(kind))));
        return new Group(title, choices);
    }

    private static Choice reject(ArticleId id, TagKind kind, String tag, String label) {
        return new Choice("Reject " + label, "", form("reject", "article", id.value(), "kind", word(kind), "tag", tag));
    }

    private static String word(TagKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public Choices ofOfficial(String id) {
        String name = labels.of(Facet.OFFICIAL, id);
        return new Choices(
                name,
                Links.entity(Facet.OFFICIAL, id),
                List.of(new Group(
                        "",
                        List.of(
                                new Choice("Set a name, alias, role or country", "", form("describe", "official", id)),
                                new Choice("Merge into another person", "both are one", form("merge", "from", id)),
                                new Choice(
                                        "Merge another person into this one",
                                        "both are one",
                                        form("merge", "into", id)),
                                new Choice(
                                        "Split",
                                        "several persons go by this name",
                                        form("split", "from", id, "name", name)),
                                new Choice("This is no official", "", form("not-official", "official", id)),
                                new Choice(
                                        "Block a phrase",
                                        "as evidence for this person",
                                        form("block", "kind", "official", "tag", id))))));
    }

    private static String form(String act, String... fields) {
        StringBuilder href = new StringBuilder("/admin/curation/new?act=" + act);
        for (int i = 0; i < fields.length; i += 2) {
            href.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return href.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * Asked before an act is done.
     *
     * @param fields to send again, with what was written
     */
    public record Question(String what, String articles, List<CurationForm.Hidden> fields, String backHref) {}

    public Question question(Act act, Map<String, List<String>> fields, String who, String why) {
        Entry asked = new Entry("", java.time.Instant.now(), who, why, act);
        return new Question(
                desk.summary(asked),
                Words.counted(desk.concerns(act), "article"),
                CurationForm.hidden(fields),
                "/admin/curation/new?" + CurationForm.query(fields));
    }
}

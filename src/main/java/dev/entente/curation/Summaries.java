package dev.entente.curation;

import dev.entente.article.TagKind;
import dev.entente.tag.Agencies;
import dev.entente.tag.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Acts in words. */
final class Summaries {
    private Summaries() {}

    static String of(Entry entry, Curations.State now) {
        Act act = entry.act();
        if (act instanceof Act.Reject reject) {
            return "Reject the " + tag(reject.kind(), reject.tag(), now) + " for an article";
        } else if (act instanceof Act.Add add) {
            String by = add.words().isEmpty() ? "" : " by “" + add.words() + "”";
            return add.kind() == TagKind.COUNTRY
                    ? "An article " + (add.about() ? "is about" : "only mentions") + " the "
                            + tag(add.kind(), add.tag(), now) + by
                    : "Add the " + tag(add.kind(), add.tag(), now) + " to an article" + by;
        } else if (act instanceof Act.Merge merge) {
            return "Merge " + person(merge.from(), now) + " into " + person(merge.into(), now);
        } else if (act instanceof Act.Split split) {
            return "Split " + split.name() + " (" + split.to() + ") from " + person(split.from(), now);
        } else if (act instanceof Act.Describe describe) {
            return "Describe " + person(describe.official(), now) + ": " + said(describe);
        } else if (act instanceof Act.NotOfficial not) {
            return person(not.official(), now) + " is no official";
        } else if (act instanceof Act.Block block) {
            return "“" + block.phrase() + "” is no evidence for "
                    + (block.tag() == null ? any(block.kind()) : "the " + tag(block.kind(), block.tag(), now));
        } else if (act instanceof Act.Undo undo) {
            return "Undo: "
                    + now.curation()
                            .entry(undo.entry())
                            .map(undone -> of(undone, now))
                            .orElse(undo.entry());
        }
        throw new IllegalArgumentException(act.toString());
    }

    private static String said(Act.Describe act) {
        List<String> said = new ArrayList<>();
        if (act.name() != null) {
            said.add("name " + act.name());
        }
        if (!act.aliases().isEmpty()) {
            said.add("also " + String.join(", ", act.aliases()));
        }
        if (!act.roles().isEmpty()) {
            said.add(act.roles().stream().map(role -> role.title()).collect(Collectors.joining(", ")));
        }
        if (act.country() != null) {
            said.add("of " + act.country());
        }
        return String.join("; ", said);
    }

    private static String any(TagKind kind) {
        return switch (kind) {
            case COUNTRY -> "any country";
            case OFFICIAL -> "any official";
            case TOPIC -> "any topic";
            case AGENCY -> "any agency";
        };
    }

    /** "topic Border security" */
    private static String tag(TagKind kind, String id, Curations.State now) {
        Taxonomy taxonomy = now.taxonomy();
        String label =
                switch (kind) {
                    case COUNTRY -> taxonomy.countryLabel(id);
                    case OFFICIAL -> person(id, now);
                    case TOPIC -> taxonomy.topicLabel(id);
                    case AGENCY ->
                        new Agencies(taxonomy).tag(id).map(body -> body.name()).orElse(id);
                };
        return kind.name().toLowerCase(Locale.ROOT) + " " + label;
    }

    /** The name with the id, which alone tells namesakes apart. */
    private static String person(String id, Curations.State now) {
        return now.curation().name(id).orElseGet(() -> now.taxonomy().officialLabel(id)) + " (" + id + ")";
    }
}

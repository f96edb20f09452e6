package dev.entente.curation;

import dev.entente.article.ArticleId;
import dev.entente.article.TagKind;
import dev.entente.tag.Lexicon;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which articles an act can concern: no fewer, and not many more. */
final class Selections {
    private Selections() {}

    static Selection of(Act act, Curations.State now) {
        Curation curation = now.curation();
        if (act instanceof Act.Reject reject) {
            return Selection.ofArticle(reject.article().value());
        } else if (act instanceof Act.Add add) {
            return Selection.ofArticle(add.article().value());
        } else if (act instanceof Act.Merge merge) {
            Set<String> ids = new LinkedHashSet<>(curation.merged(merge.from()));
            ids.addAll(curation.merged(merge.into()));
            return ofOfficials(ids);
        } else if (act instanceof Act.Split split) {
            Set<String> ids = new LinkedHashSet<>(curation.merged(split.from()));
            ids.add(split.to());
            return new Selection(
                    split.articles().stream().map(ArticleId::value).toList(),
                    tags(ids),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false);
        } else if (act instanceof Act.Describe describe) {
            return describe(describe, now);
        } else if (act instanceof Act.NotOfficial not) {
            return ofOfficials(curation.merged(not.official()));
        } else if (act instanceof Act.Block block) {
            return new Selection(
                    List.of(), List.of(), List.of(), List.of(block.phrase()), List.of(), List.of(), List.of(), false);
        }
        throw new IllegalArgumentException("What an undoing concerns is what the undone act did: " + act);
    }

    static Selection ofOfficials(Collection<String> ids) {
        return new Selection(List.of(), tags(ids), List.of(), List.of(), List.of(), List.of(), List.of(), false);
    }

    private static List<Selection.Tag> tags(Collection<String> ids) {
        return ids.stream().map(id -> new Selection.Tag(TagKind.OFFICIAL, id)).toList();
    }

    private static Selection describe(Act.Describe act, Curations.State now) {
        boolean inRegistry = now.taxonomy().hasOfficial(act.official());
        boolean toFind = !act.aliases().isEmpty() || !act.roles().isEmpty();
        List<String> names = new ArrayList<>(act.aliases());
        if (act.name() != null && (inRegistry || toFind)) {
            names.add(act.name());
        }
        if (toFind && !inRegistry) {
            names.add(now.taxonomy().officialLabel(act.official()));
        }
        return new Selection(
                List.of(),
                tags(now.curation().merged(act.official())),
                List.of(),
                List.of(),
                act.roles().stream()
                        .flatMap(role -> Stream.of(Lexicon.officeWords(role.title())))
                        .toList(),
                names,
                List.of(),
                false);
    }
}

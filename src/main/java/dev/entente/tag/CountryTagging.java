package dev.entente.tag;

import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.tag.CountryFinder.Candidate;
import dev.entente.tag.CountryWord.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Turns mentions into tags: settles the ambiguous ones by the rest of the article, and weighs what the article is about. */
final class CountryTagging {
    /** Weight of a mention in the title or a wire's dateline, and in the first two sentences; any other weighs one. */
    private static final double TITLE = 4;

    private static final double LEAD = 3;
    private static final int LEAD_SENTENCES = 2;
    /** Share of the heaviest country's weight from which on an article is about a country too. */
    private static final double SHARE = 0.25;

    private static final double CERTAIN = 0.98;
    private static final double CAPITAL = 0.8;
    private static final double AMBIGUOUS = 0.75;

    private CountryTagging() {}

    record Found(Passage passage, Candidate candidate) {
        private String country() {
            return candidate.mention().country();
        }

        private boolean isFiledFrom() {
            return candidate.mention().kind() == Kind.DATELINE;
        }
    }

    static List<CountryTag> tags(List<Found> found, Taxonomy taxonomy) {
        Map<String, List<Found>> byCountry = new LinkedHashMap<>();
        for (Found each : settled(found, taxonomy)) {
            byCountry.computeIfAbsent(each.country(), id -> new ArrayList<>()).add(each);
        }
        Map<String, Double> weights = new HashMap<>();
        byCountry.forEach((id, mentions) ->
                weights.put(id, mentions.stream().mapToDouble(weight()).sum()));
        double heaviest =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<CountryTag> tags = new ArrayList<>();
        byCountry.forEach((id, mentions) -> {
            boolean about = weights.get(id) >= SHARE * heaviest;
            if (!about && mentions.stream().allMatch(Found::isFiledFrom)) {
                return;
            }
            tags.add(new CountryTag(
                    id, about, mentions.stream().map(CountryTagging::evidence).toList()));
        });
        return tags;
    }

    /** Leaves out ambiguous words for which the article holds no other word of the country but one that speaks against it. */
    private static List<Found> settled(List<Found> found, Taxonomy taxonomy) {
        Set<String> firm = new HashSet<>();
        Set<String> doubtful = new HashSet<>();
        for (Found each : found) {
            (each.candidate().ambiguous() ? doubtful : firm).add(each.country());
        }
        doubtful.removeAll(firm);
        Set<String> dismissed = new HashSet<>();
        for (String id : doubtful) {
            List<String> cues = taxonomy.country(id).map(Country::unless).orElse(List.of());
            if (found.stream().map(Found::passage).distinct().anyMatch(passage -> holds(passage, cues))) {
                dismissed.add(id);
            }
        }
        return found.stream()
                .filter(each -> !each.candidate().ambiguous()
                        || firm.contains(each.country())
                        || (each.candidate().mention().kind() != Kind.INSTITUTION
                                && !dismissed.contains(each.country())))
                .toList();
    }

    private static boolean holds(Passage passage, List<String> cues) {
        return cues.stream().anyMatch(cue -> passage.folded().folded().contains(FoldedText.fold(cue)));
    }

    private static ToDoubleFunction<Found> weight() {
        return each -> {
            Passage passage = each.passage();
            if (passage.isTitle() || each.isFiledFrom()) {
                return TITLE;
            }
            Words words = passage.words();
            int sentence = words.sentence(words.at(each.candidate().mention().start()));
            return sentence < LEAD_SENTENCES ? LEAD : 1;
        };
    }

    private static Evidence evidence(Found each) {
        CountryMention mention = each.candidate().mention();
        return each.passage()
                .evidence(mention.start(), mention.end(), mention.kind().rule(), confidence(each.candidate()));
    }

    private static double confidence(Candidate candidate) {
        return candidate.ambiguous()
                ? AMBIGUOUS
                : candidate.mention().kind() == Kind.CAPITAL
                                || candidate.mention().kind() == Kind.DATELINE
                        ? CAPITAL
                        : CERTAIN;
    }
}

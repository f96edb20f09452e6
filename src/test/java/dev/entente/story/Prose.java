package dev.entente.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up sentences: the same for the same number, and hardly a run of three words in common for different ones. */
public final class Prose {
    private static final List<String> WORDS = List.of(
            "the commander",
            "officers",
            "a delegation",
            "ministers",
            "the border post",
            "a memorandum",
            "training",
            "patrols",
            "the harbour",
            "customs",
            "an envoy",
            "the academy",
            "reports",
            "a convoy",
            "judges",
            "the northern district",
            "signed",
            "visited",
            "described",
            "questioned",
            "refused",
            "opened",
            "closed",
            "prepared",
            "counted",
            "delivered",
            "in the evening",
            "on Tuesday",
            "before the talks",
            "after the flood",
            "with some delay",
            "without comment",
            "for the third time",
            "near the river",
            "at the old station",
            "under a new rule",
            "quietly",
            "again",
            "together",
            "at length",
            "in both capitals",
            "by telephone",
            "seventeen crates",
            "forged papers",
            "two boats",
            "the archive",
            "a hotline",
            "radio sets",
            "the budget",
            "a joint exercise");

    private Prose() {}

    /** @param number any; the sentence belongs to it for good */
    public static String sentence(int number) {
        Random random = new Random(number * 7919L + 17);
        String words = IntStream.range(0, 10)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** Sentences from a number to another, exclusive, three in a paragraph. */
    public static String sentences(int from, int to) {
        List<String> paragraphs = new ArrayList<>();
        for (int first = from; first < to; first += 3) {
            paragraphs.add(IntStream.range(first, Math.min(to, first + 3))
                    .mapToObj(Prose::sentence)
                    .collect(Collectors.joining(" ")));
        }
        return String.join("\n\n", paragraphs);
    }
}

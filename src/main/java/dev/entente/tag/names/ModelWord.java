package dev.entente.tag.names;

import java.util.HashSet;
import java.util.Set;

/**
 * A word as the model sees it, with the sums of all weights that depend on this word alone: as the word in question, as its
 * neighbour, and as one of the few before or after it. They are the same wherever the word stands, and so are summed once.
 * The names of the features are those of Stanford's {@code NERFeatureFactory}.
 */
final class ModelWord {
    /** How many words before and after a word count, whatever their order. */
    static final int REACH = 5;
    /** Longest beginning and end of a word that count, with a mark for the word's border. */
    static final int LONGEST_AFFIX = 6;

    final String text;
    final String shape;
    final String cluster;
    final long hash;
    final boolean nameLike;
    final boolean lowerCase;
    final boolean hasLetter;
    final boolean mayName;
    final double[] own = new double[CrfModel.LABELS];
    final double[] asPrevious = new double[CrfModel.LABELS];
    final double[] asNext = new double[CrfModel.LABELS];
    final double[] somewhereBefore = new double[CrfModel.LABELS];
    final double[] somewhereAfter = new double[CrfModel.LABELS];
    final double[] ownPair = new double[CrfModel.PAIRS];
    final double[] previousPair = new double[CrfModel.PAIRS];
    final double[] nextPair = new double[CrfModel.PAIRS];

    /** @param word as in the text */
    static ModelWord of(String word, CrfModel model) {
        String normalised = CrfModel.normalised(word);
        ModelWord made =
                new ModelWord(normalised, model.shape(normalised), Integer.toString(model.cluster(normalised)), model);
        made.addOwn(model);
        made.addAround(made.cluster, made.cluster, made.shape, model);
        return made;
    }

    /** What stands before the first word of a sentence, and after its last. */
    static ModelWord outside(CrfModel model) {
        ModelWord made = new ModelWord("", "", "", model);
        made.addAround("null", "", "null", model);
        return made;
    }

    private ModelWord(String text, String shape, String cluster, CrfModel model) {
        this.text = text;
        this.shape = shape;
        this.cluster = cluster;
        this.hash = FeatureTable.hash(text);
        boolean upper = false;
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            upper |= i > 0 && Character.isUpperCase(text.charAt(i));
            letter |= Character.isLetter(text.charAt(i));
        }
        boolean capital =
                !text.isEmpty() && (Character.isUpperCase(text.charAt(0)) || Character.isTitleCase(text.charAt(0)));
        this.nameLike = text.length() > 1 && capital && !upper;
        this.lowerCase = !text.isEmpty() && !upper && !Character.isUpperCase(text.charAt(0));
        this.hasLetter = letter;
        this.mayName = letter && (capital || upper);
    }

    private void addOwn(CrfModel model) {
        model.add(feature(text, "-WORD|C"), own);
        model.add(feature(cluster, "-DISTSIM|C"), own);
        model.add(feature("", "###|C"), own);
        model.add(feature(shape, "-TYPE|C"), own);
        for (String affix : affixes()) {
            model.add(feature(affix, "|C"), own);
        }
        model.add(feature("", "PSEQ|CpC"), ownPair);
        model.add(feature(text, "-PSEQW|CpC"), ownPair);
        model.add(feature(cluster, "-PSEQcDS|CpC"), ownPair);
        model.add(feature(shape, "-PSEQcS|CpC"), ownPair);
        model.add(feature(shape, "-TPS2|CpC"), ownPair);
    }

    private void addAround(String neighbour, String pairCluster, String nextShape, CrfModel model) {
        model.add(feature(text, "-PW|C"), asPrevious);
        model.add(feature(neighbour, "-PDISTSIM|C"), asPrevious);
        model.add(feature(shape, "-PTYPE|C"), asPrevious);
        model.add(feature(text, "-NW|C"), asNext);
        model.add(feature(neighbour, "-NDISTSIM|C"), asNext);
        model.add(feature(shape, "-NTYPE|C"), asNext);
        model.add(feature(text, "-DISJP|C"), somewhereBefore);
        model.add(feature(text, "-DISJN|C"), somewhereAfter);
        model.add(feature(text, "-PSEQpW|CpC"), previousPair);
        model.add(feature(pairCluster, "-PSEQpDS|CpC"), previousPair);
        model.add(feature(shape, "-PSEQpS|CpC"), previousPair);
        model.add(feature(nextShape, "-TNS1|CpC"), nextPair);
    }

    private static long feature(String value, String name) {
        return FeatureTable.extend(FeatureTable.hash(value), name);
    }

    private Set<String> affixes() {
        String bordered = '<' + text + '>';
        Set<String> affixes = new HashSet<>();
        for (int end = 2; end <= Math.min(LONGEST_AFFIX, bordered.length()); end++) {
            affixes.add('#' + bordered.substring(0, end) + '#');
        }
        for (int start = Math.max(0, bordered.length() - LONGEST_AFFIX); start < bordered.length() - 1; start++) {
            affixes.add('#' + bordered.substring(start) + '#');
        }
        return affixes;
    }
}

package dev.entente.tag.names;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the most probable labels of one sentence (Viterbi), and how sure they are (forward and backward sums), with the
 * same features and weights as {@code CRFClassifier}, and so with the same labels.
 */
final class SentenceReader {
    /** How far the same word is looked for before and after, in words: from the third on, short of this. */
    private static final int SAME_WORD_FROM = 3;

    private static final int SAME_WORD_TO = 150;
    private static final int SHORT_WORD = 3;

    private static final long NO_PATTERN = FeatureTable.hash("NO-OCCURRENCE-PATTERN|C");
    private static final long SAME_WORD_AFTER = FeatureTable.hash("X-NEXT-OCCURRENCE-X|C");
    private static final long SAME_WORD_BEFORE = FeatureTable.hash("X-PREV-OCCURRENCE-X|C");

    private final CrfModel model;
    private final ModelWord outside;
    private final List<ModelWord> words;
    private final double[][] single;
    private final double[][] pairs;

    SentenceReader(CrfModel model, ModelWord outside, List<ModelWord> words) {
        this.model = model;
        this.outside = outside;
        this.words = words;
        this.single = new double[words.size()][];
        this.pairs = new double[words.size()][];
        for (int i = 0; i < words.size(); i++) {
            single[i] = single(i);
            pairs[i] = pair(i);
        }
    }

    private ModelWord word(int place) {
        return place < 0 || place >= words.size() ? outside : words.get(place);
    }

    /** The scores of each label for the word at this place, whatever the labels beside it. */
    private double[] single(int place) {
        ModelWord word = word(place);
        ModelWord previous = word(place - 1);
        ModelWord next = word(place + 1);
        double[] sums = word.own.clone();
        add(sums, previous.asPrevious);
        add(sums, next.asNext);
        String shape = word.shape;
        model.add(joined(previous.hash, shape, "-PW_CTYPE|C"), sums);
        long shapeFirst = FeatureTable.hash(shape);
        model.add(joined(shapeFirst, next.text, "-NW_CTYPE|C"), sums);
        long shapes = FeatureTable.extend(FeatureTable.extend(FeatureTable.hash(previous.shape), "..."), shape);
        model.add(FeatureTable.extend(shapes, "-PCTYPE|C"), sums);
        model.add(joined(shapeFirst, next.shape, "-CNTYPE|C"), sums);
        model.add(joined(shapes, next.shape, "-PCNTYPE|C"), sums);
        if (previous.text.length() <= SHORT_WORD) {
            model.add(joined(word(place - 2).hash, shape, "-PPW_CTYPE|C"), sums);
        }
        if (next.text.length() <= SHORT_WORD) {
            model.add(joined(word(place + 2).hash, shape, "-NNW_CTYPE|C"), sums);
        }
        addSameWord(place, sums);
        for (int i = 1; i <= ModelWord.REACH; i++) {
            if (isFirst(place, i, 1)) {
                add(sums, word(place + i).somewhereAfter);
            }
            if (isFirst(place, i, -1)) {
                add(sums, word(place - i).somewhereBefore);
            }
        }
        return sums;
    }

    /** A word that stands twice within reach counts once. */
    private boolean isFirst(int place, int distance, int direction) {
        String text = word(place + direction * distance).text;
        for (int i = 1; i < distance; i++) {
            if (word(place + direction * i).text.equals(text)) {
                return false;
            }
        }
        return true;
    }

    private static long joined(long first, String second, String feature) {
        return FeatureTable.extend(FeatureTable.extend(FeatureTable.extend(first, "..."), second), feature);
    }

    private void addSameWord(int place, double[] sums) {
        ModelWord word = word(place);
        ModelWord next = word(place + 1);
        ModelWord previous = word(place - 1);
        if (!word.nameLike || !next.lowerCase || !next.hasLetter || !previous.hasLetter || place == 0) {
            model.add(NO_PATTERN, sums);
            return;
        }
        if (stands(word.text, place + SAME_WORD_FROM, place + SAME_WORD_TO)) {
            model.add(SAME_WORD_AFTER, sums);
        }
        if (stands(word.text, place - SAME_WORD_TO + 1, place - SAME_WORD_FROM + 1)) {
            model.add(SAME_WORD_BEFORE, sums);
        }
    }

    private boolean stands(String text, int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(words.size(), to); i++) {
            if (words.get(i).text.equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** The scores of each pair of labels for the word at this place and the one before. */
    private double[] pair(int place) {
        ModelWord word = word(place);
        ModelWord previous = word(place - 1);
        double[] sums = word.ownPair.clone();
        add(sums, previous.previousPair);
        add(sums, word(place + 1).nextPair);
        model.add(dashed(previous.hash, word.text, "-PSEQW2|CpC"), sums);
        model.add(dashed(FeatureTable.hash(previous.cluster), word.cluster, "-PSEQpcDS|CpC"), sums);
        model.add(dashed(FeatureTable.hash(previous.shape), word.shape, "-TYPES|CpC"), sums);
        return sums;
    }

    private static long dashed(long first, String second, String feature) {
        return FeatureTable.extend(FeatureTable.extend(FeatureTable.extend(first, "-"), second), feature);
    }

    private static void add(double[] sums, double[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    /** The best label of each word. */
    int[] labels() {
        int length = words.size();
        double[][] best = new double[length][CrfModel.LABELS];
        int[][] from = new int[length][CrfModel.LABELS];
        for (int i = 0; i < length; i++) {
            for (int label = 0; label < CrfModel.LABELS; label++) {
                best[i][label] = Double.NEGATIVE_INFINITY;
                for (int before = 0; before < CrfModel.LABELS; before++) {
                    double way = reach(best, i, before) + pairs[i][before * CrfModel.LABELS + label];
                    if (way > best[i][label]) {
                        best[i][label] = way;
                        from[i][label] = before;
                    }
                }
                best[i][label] += single[i][label];
            }
        }
        int[] labels = new int[length];
        for (int i = length - 1; i >= 0; i--) {
            labels[i] = i == length - 1 ? largest(best[i]) : from[i + 1][labels[i + 1]];
        }
        return labels;
    }

    private static double reach(double[][] sums, int place, int before) {
        if (place > 0) {
            return sums[place - 1][before];
        }
        return before == CrfModel.OUTSIDE ? 0 : Double.NEGATIVE_INFINITY;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    /** The probability of each given label at its place, over all labels of the other words. */
    double[] probabilities(int[] labels) {
        int length = words.size();
        double[][] forward = new double[length][CrfModel.LABELS];
        double[][] backward = new double[length][CrfModel.LABELS];
        double[] ways = new double[CrfModel.LABELS];
        for (int i = 0; i < length; i++) {
            for (int label = 0; label < CrfModel.LABELS; label++) {
                for (int before = 0; before < CrfModel.LABELS; before++) {
                    ways[before] = reach(forward, i, before) + pairs[i][before * CrfModel.LABELS + label];
                }
                forward[i][label] = logSum(ways) + single[i][label];
            }
        }
        for (int i = length - 2; i >= 0; i--) {
            for (int label = 0; label < CrfModel.LABELS; label++) {
                for (int after = 0; after < CrfModel.LABELS; after++) {
                    ways[after] = pairs[i + 1][label * CrfModel.LABELS + after]
                            + single[i + 1][after]
                            + backward[i + 1][after];
                }
                backward[i][label] = logSum(ways);
            }
        }
        double total = logSum(forward[length - 1]);
        double[] probabilities = new double[length];
        Arrays.setAll(probabilities, i -> Math.exp(forward[i][labels[i]] + backward[i][labels[i]] - total));
        return probabilities;
    }

    private static double logSum(double[] values) {
        double largest = values[largest(values)];
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - largest);
        }
        return largest + Math.log(sum);
    }
}

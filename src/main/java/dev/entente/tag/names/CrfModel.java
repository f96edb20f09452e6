package dev.entente.tag.names;

import edu.stanford.nlp.ie.NERFeatureFactory;
import edu.stanford.nlp.ie.crf.CRFLabel;
import edu.stanford.nlp.process.Americanize;
import edu.stanford.nlp.process.WordShapeClassifier;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import edu.stanford.nlp.util.Index;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The weights of a conditional random field that Stanford's {@code CRFClassifier} has trained (Finkel, Grenager and
 * Manning, ACL 2005), in tables made to be read fast. Holds about 35 MB; immutable.
 */
final class CrfModel {
    /** The label of words outside all names, which is also what stands before a sentence. */
    static final int OUTSIDE = 0;

    static final int LABELS = 4;
    static final int PAIRS = LABELS * LABELS;

    private static final String KEPT_CLUSTERS = "lexicon";

    private final FeatureTable features;
    /** For each feature of one word the weight of each label, for each of two words that of each pair of labels. */
    private final float[] weights;

    private final FeatureTable clusters;
    private final Set<String> lowerCaseWords;

    private CrfModel(FeatureTable features, float[] weights, FeatureTable clusters, Set<String> lowerCaseWords) {
        this.features = features;
        this.weights = weights;
        this.clusters = clusters;
        this.lowerCaseWords = lowerCaseWords;
    }

    /**
     * Reads a model as {@code CRFClassifier} writes it.
     *
     * @param gzipped is not closed
     * @throws IOException if the stream is cut short, or is no such model
     */
    static CrfModel read(InputStream gzipped) throws IOException {
        try {
            ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(new GZIPInputStream(gzipped)));
            List<Index<CRFLabel>> labels = read(in);
            Index<String> classes = read(in);
            Index<String> names = read(in);
            SeqClassifierFlags flags = read(in);
            check(classes, flags);
            int factories = read(in);
            NERFeatureFactory<?> factory = read(in);
            if (factories != 1 || in.readInt() != 2) {
                throw new IOException("The model looks at more than two words in a row.");
            }
            double[][] given = read(in);
            Set<String> lowerCaseWords = new HashSet<>(CrfModel.<Set<String>>read(in));
            FeatureTable features = new FeatureTable(names.size());
            float[] weights = weights(names, given, features, labels.get(1));
            return new CrfModel(features, weights, clusters(factory), Set.copyOf(lowerCaseWords));
        } catch (ReflectiveOperationException | ClassCastException | ObjectStreamException e) {
            throw new IOException("This is no model of CRFClassifier: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T read(ObjectInputStream in) throws IOException, ClassNotFoundException {
        return (T) in.readObject();
    }

    private static void check(Index<String> classes, SeqClassifierFlags flags) throws IOException {
        if (!classes.objectsList().equals(List.of("O", "ORGANIZATION", "PERSON", "LOCATION"))
                || flags.disjunctionWidth != ModelWord.REACH
                || flags.maxNGramLeng != ModelWord.LONGEST_AFFIX
                || flags.wordShape != WordShapeClassifier.WORDSHAPECHRIS2USELC
                || flags.useTags) {
            throw new IOException("The model was trained with other features than those that are read here.");
        }
    }

    private static float[] weights(
            Index<String> names, double[][] given, FeatureTable features, Index<CRFLabel> pairs) {
        int size = 0;
        for (double[] each : given) {
            size += each.length;
        }
        float[] weights = new float[size];
        int offset = 0;
        for (int i = 0; i < given.length; i++) {
            features.put(FeatureTable.hash(names.get(i)), offset);
            for (int k = 0; k < given[i].length; k++) {
                int place = k;
                if (given[i].length == PAIRS) {
                    int[] pair = pairs.get(k).getLabel();
                    place = pair[0] * LABELS + pair[1];
                }
                weights[offset + place] = (float) given[i][k];
            }
            offset += given[i].length;
        }
        return weights;
    }

    /** The classes of words that were found in similar company; the library keeps them to itself. */
    private static FeatureTable clusters(NERFeatureFactory<?> factory) throws ReflectiveOperationException {
        Field field = NERFeatureFactory.class.getDeclaredField(KEPT_CLUSTERS);
        field.setAccessible(true);
        Map<?, ?> lexicon = (Map<?, ?>) field.get(factory);
        FeatureTable clusters = new FeatureTable(lexicon.size());
        lexicon.forEach(
                (word, cluster) -> clusters.put(FeatureTable.hash((String) word), Integer.parseInt((String) cluster)));
        return clusters;
    }

    /** The form of a word that the features speak of: American spelling, months and days with a capital. */
    static String normalised(String word) {
        return Americanize.americanize(word);
    }

    /** The cases of its letters, and whether it is known in lower case: "Cook" → "Xxxxk". */
    String shape(String word) {
        return WordShapeClassifier.wordShape(word, WordShapeClassifier.WORDSHAPECHRIS2USELC, lowerCaseWords);
    }

    boolean isKnownInLowerCase(String word) {
        return lowerCaseWords.contains(word.toLowerCase(Locale.ROOT));
    }

    /** The number of the word's class; 0 for a word that is in none. */
    int cluster(String word) {
        String form = WordShapeClassifier.wordShape(word.toLowerCase(), WordShapeClassifier.WORDSHAPEDIGITS);
        int cluster = clusters.get(FeatureTable.hash(form));
        return cluster == FeatureTable.ABSENT ? 0 : cluster;
    }

    /** Adds the weights of the feature with this hash, if the model has it, to as many sums as given. */
    void add(long feature, double[] sums) {
        int offset = features.get(feature);
        if (offset != FeatureTable.ABSENT) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weights[offset + i];
            }
        }
    }
}

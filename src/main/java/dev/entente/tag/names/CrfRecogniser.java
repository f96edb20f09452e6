package dev.entente.tag.names;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.TokenizerFactory;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Labels the words of a text with a model of {@code CRFClassifier}: the same names as that class finds, many times faster. */
public final class CrfRecogniser implements Recogniser {
    /** So many different words are kept with their sums; about 1 KB each. */
    private static final int KEPT_WORDS = 40_000;
    /** Longer sentences, which no editor wrote, are cut. */
    private static final int LONGEST_SENTENCE = 2_000;

    private static final String TOKENS = "tokenizeNLs=false,untokenizable=noneDelete";
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");
    private static final Name.Kind[] KINDS = {null, Name.Kind.ORGANISATION, Name.Kind.PERSON, Name.Kind.PLACE};

    private final CrfModel model;
    private final ModelWord outside;
    private final Map<String, ModelWord> known = new ConcurrentHashMap<>();
    private final TokenizerFactory<CoreLabel> tokenizers =
            PTBTokenizer.PTBTokenizerFactory.newCoreLabelTokenizerFactory(TOKENS);

    private CrfRecogniser(CrfModel model) {
        this.model = model;
        this.outside = ModelWord.outside(model);
    }

    /**
     * @param gzipped a model that {@code CRFClassifier} has written; is not closed
     * @throws IOException if it cannot be read
     */
    public static CrfRecogniser read(InputStream gzipped) throws IOException {
        return new CrfRecogniser(CrfModel.read(gzipped));
    }

    @Override
    public List<Name> find(String text) {
        List<CoreLabel> tokens = new ArrayList<>();
        tokenizers.getTokenizer(new StringReader(text)).forEachRemaining(token -> {
            if (!MARKUP.matcher(token.word()).matches()) {
                tokens.add(token);
            }
        });
        List<Name> names = new ArrayList<>();
        WordToSentenceProcessor<CoreLabel> sentences =
                new WordToSentenceProcessor<>(WordToSentenceProcessor.NewlineIsSentenceBreak.ALWAYS);
        for (List<CoreLabel> sentence : sentences.process(tokens)) {
            for (int from = 0; from < sentence.size(); from += LONGEST_SENTENCE) {
                read(sentence.subList(from, Math.min(sentence.size(), from + LONGEST_SENTENCE)), names);
            }
        }
        return names;
    }

    private void read(List<CoreLabel> sentence, List<Name> names) {
        List<ModelWord> words =
                sentence.stream().map(token -> word(token.word())).toList();
        if (!mayHoldName(words)) {
            return;
        }
        SentenceReader reader = new SentenceReader(model, outside, words);
        int[] labels = reader.labels();
        double[] sure = null;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == CrfModel.OUTSIDE) {
                continue;
            }
            sure = sure == null ? reader.probabilities(labels) : sure;
            int end = i + 1;
            double confidence = sure[i];
            while (end < labels.length && labels[end] == labels[i]) {
                confidence = Math.min(confidence, sure[end]);
                end++;
            }
            names.add(new Name(
                    KINDS[labels[i]],
                    sentence.get(i).beginPosition(),
                    sentence.get(end - 1).endPosition(),
                    Math.min(1, confidence)));
            i = end - 1;
        }
    }

    private static boolean mayHoldName(List<ModelWord> words) {
        return words.stream().anyMatch(word -> word.mayName);
    }

    private ModelWord word(String text) {
        ModelWord word = known.get(text);
        if (word == null) {
            word = ModelWord.of(text, model);
            if (known.size() < KEPT_WORDS) {
                known.put(text, word);
            }
        }
        return word;
    }
}

package dev.entente.tag.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrfRecogniserTest {
    private static CrfRecogniser recogniser;
    private static CRFClassifier<CoreLabel> bare;

    @BeforeAll
    static void needsTheModel() throws Exception {
        try (InputStream model = EnglishRecogniser.class.getResourceAsStream(EnglishRecogniser.MODEL)) {
            assumeTrue(model != null, "Not tested: this build has no model; build without -Drecogniser.skip");
            recogniser = CrfRecogniser.read(model);
        }
        bare = bareClassifier();
    }

    static CRFClassifier<CoreLabel> bareClassifier() throws IOException, ClassNotFoundException {
        try (InputStream model = EnglishRecogniser.class.getResourceAsStream(EnglishRecogniser.MODEL)) {
            return CRFClassifier.getClassifier(
                    new ObjectInputStream(new BufferedInputStream(new GZIPInputStream(model))));
        }
    }

    @Test
    void findsPersonsOrganisationsAndPlaces() {
        String text = "Interior Minister Karim Haddad flew from Beirut to Ankara, where he met officials of Interpol.";

        assertThat(recogniser.find(text))
                .extracting(name -> name.kind() + " " + text.substring(name.start(), name.end()))
                .containsExactly("PERSON Karim Haddad", "PLACE Beirut", "PLACE Ankara", "ORGANISATION Interpol");
        assertThat(recogniser.find(text))
                .allSatisfy(name -> assertThat(name.confidence()).isBetween(0.4, 1.0));
    }

    /** The reason to trust it: whatever the text, it says what the library's own classifier says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wang said that Wang Jun of Xinhua would meet Smith. Later Smith, of Smith and Sons, met Wang in Paris.",
                "On Monday, the 3rd of MARCH, Col. J. R. O'Brien-Lee met Abu Omar al-Shami near St. John's.",
                "TEHRAN – THE MINISTER FOR COLOUR AND LABOUR, DR. ALI REZA, SPOKE.\n\nBut nobody listened to him.",
                "<p>Alpha Betancourt and Gamma-ray Jones</p> & Co. paid $1,440.50 (or €1.200) to Ms. X.",
                "it was said in lower case that ahmed met boris in london. Then nothing happened. \u200bIran’s  “Majlis” rose.",
                "Le ministre de l'Intérieur Gérald Darmanin reçoit M. Łukasz Żółw à Kraków; 王小洪 и Владимир Колокольцев.",
                "A A A A A A",
                ". . . , , , '' `` -- - …"
            })
    void findsWhatTheBareClassifierFinds(String text) {
        assertThat(recogniser.find(text))
                .extracting(name -> label(name.kind()) + " " + name.start() + " " + name.end())
                .containsExactlyElementsOf(bare.classifyToCharacterOffsets(text).stream()
                        .map(name -> name.first() + " " + name.second() + " " + name.third())
                        .toList());
    }

    static String label(Name.Kind kind) {
        return switch (kind) {
            case PERSON -> "PERSON";
            case ORGANISATION -> "ORGANIZATION";
            case PLACE -> "LOCATION";
        };
    }

    @Test
    void findsNothingWhereNothingIsWritten() {
        assertThat(recogniser.find("")).isEmpty();
        assertThat(recogniser.find(" \n\n ")).isEmpty();
    }

    @Test
    void doesNotReadTheSameTextTwice() {
        int[] reads = {0};
        Recogniser counting = text -> {
            reads[0]++;
            return List.of(new Name(Name.Kind.PERSON, 0, text.length(), 1));
        };
        Recogniser remembering = new RememberingRecogniser(counting, 2);

        remembering.find("one");
        assertThat(remembering.find("one")).hasSize(1);
        assertThat(reads[0]).isEqualTo(1);

        remembering.find("two");
        remembering.find("three");
        remembering.find("one");
        assertThat(reads[0]).isEqualTo(4);
    }

    @Test
    void refusesAModelOfAnotherKind() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(bytes))) {
            out.writeObject(List.of("not a model"));
            out.writeObject("at all");
        }

        assertThatThrownBy(() -> CrfRecogniser.read(new ByteArrayInputStream(bytes.toByteArray())))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CrfRecogniser.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(IOException.class);
    }

    @Test
    void runsWithoutARecogniser() {
        assertThat(new EnglishRecogniser("none").find("Karim Haddad met Lina Khoury."))
                .isEmpty();
        assertThatThrownBy(() -> new EnglishRecogniser("magic")).hasMessageContaining("expected crf or none");
    }
}

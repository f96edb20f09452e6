package dev.entente.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.story.Prose;
import dev.entente.web.view.TextDiff.Passage;
import dev.entente.web.view.TextDiff.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Two men were held.|Three men were held.|-[Two] +[Three]  men were held.",
                "Two men were held.|Two men were held on Monday.|Two men were held   +[on Monday] .",
                "Two old men|Two men|Two  -[old]   men",
                "four of them, five|ten of them; six|-[four] +[ten]  of them -[, five] +[; six]",
                "警察逮捕了两人。|警察逮捕了三人。|警察逮捕了 -[两] +[三] 人。",
                "پلیس دو نفر را گرفت|پلیس سه نفر را گرفت|پلیس  -[دو] +[سه]  نفر را گرفت",
                "same|same|same"
            })
    void marksTheWordsThatDiffer(String before, String after, String marked) {
        assertThat(shown(TextDiff.pieces(before, after))).isEqualTo(marked);
    }

    @Test
    void leavesOutParagraphsThatStayed() {
        String before = "One.\n\nTwo.\n\nThree men came.\n\nFour.";
        String after = "One.\n\nTwo.\n\nThree men left.\n\nFour.\n\nFive.";
        List<Passage> passages = TextDiff.passages(before, after);
        assertThat(passages.stream().map(Passage::unchanged)).containsExactly(2, 0, 1, 0);
        assertThat(shown(passages.get(1).pieces())).isEqualTo("Three men  -[came] +[left] .");
        assertThat(shown(passages.get(3).pieces())).isEqualTo("+[Five.]");
    }

    @Test
    void showsParagraphsThatWereJoined() {
        List<Passage> passages = TextDiff.passages("One.\n\nTwo.", "One. Two.");
        assertThat(passages.stream()
                        .flatMap(passage -> passage.pieces().stream())
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .contains("One.", "Two.");
    }

    @Test
    void takesVeryLongPassagesOutAndInAsAWhole() {
        String before = Prose.sentences(0, 300).replace("\n\n", " ");
        String after = Prose.sentences(300, 600).replace("\n\n", " ");
        assertThat(TextDiff.pieces(before, after))
                .containsExactly(new Piece(TextDiff.Kind.DELETED, before), new Piece(TextDiff.Kind.INSERTED, after));
    }

    private static String shown(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.inserted()
                        ? "+[" + piece.text() + "]"
                        : piece.deleted() ? "-[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining(" "));
    }
}

package dev.entente.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.web.view.MarkedText.Mark;
import dev.entente.web.view.MarkedText.Segment;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
    @Test
    void cutsOverlappingMarksAtTheirEnds() {
        List<Mark> marks = List.of(mark(0, 13, "official"), mark(0, 4, "country"));
        assertThat(MarkedText.paragraphs("Iran’s police", marks, "b").get(0))
                .containsExactly(
                        new Segment("Iran", "b0", "official country", "official; country"),
                        new Segment("’s police", "b4", "official", "official"));
    }

    @Test
    void keepsOffsetsAcrossParagraphs() {
        assertThat(MarkedText.paragraphs("One.\n\nTwo Iran.", List.of(mark(10, 14, "country")), "b")
                        .get(1))
                .extracting(Segment::text)
                .containsExactly("Two ", "Iran", ".");
    }

    @Test
    void passesOverMarksOutsideTheText() {
        List<Mark> marks = List.of(mark(3, 99, "country"), mark(-1, 2, "topic"), mark(2, 2, "topic"));
        assertThat(MarkedText.paragraphs("Short", marks, "b"))
                .containsExactly(List.of(new Segment("Short", "", "", "")));
    }

    @Property
    void neverChangesTheText(
            @ForAll @Size(max = 6) List<@IntRange(min = -2, max = 30) Integer> starts,
            @ForAll @IntRange(min = 0, max = 12) int length) {
        String text = "Ab cd\n\nef gh ij\n\nkl mn op";
        List<Mark> marks = starts.stream()
                .map(start -> mark(start, start + length, "country"))
                .toList();
        String joined = MarkedText.paragraphs(text, marks, "b").stream()
                .map(segments -> segments.stream().map(Segment::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));
        assertThat(joined).isEqualTo(text);
    }

    private static Mark mark(int start, int end, String kind) {
        return new Mark(start, end, kind, kind);
    }
}

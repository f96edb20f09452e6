package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiteParagraphsTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 1, 17);
    private static final String ABOUT = "The Harbour Courier is read in four ports and on most of the ferries between.";

    private final SiteParagraphs site = new SiteParagraphs();

    @Test
    void findsWhatStandsAtTheEndOfAnotherPage() {
        note("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT);
        assertThat(recurring("b", "The second page tells of a ferry.", "It sank on Tuesday.", ABOUT))
                .containsExactly(2);
    }

    @Test
    void doesNotTakeAPageReadAgainForAnother() {
        note("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT);
        assertThat(recurring("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT))
                .isEmpty();
    }

    @Test
    void keepsAnArticleThatStandsAtTwoAddresses() {
        note("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT);
        assertThat(recurring("print/a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT))
                .isEmpty();
    }

    @Test
    void keepsBackgroundThatTwoArticlesOfASeriesRepeat() {
        String background = "word ".repeat(45) + "and so it goes on.";
        note("a", page("a", background));
        assertThat(recurring("b", page("b", background))).isEmpty();
        note("c", page("c", background));
        note("d", page("d", background));
        assertThat(recurring("b", page("b", background))).containsExactly(5);
    }

    @Test
    void givesBackWhatWasWritten() {
        note("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT);
        SiteParagraphs read = SiteParagraphs.of(site.bytes());
        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.bytes()).isEqualTo(site.bytes());
        assertThat(SiteParagraphs.of(new byte[] {99}).pages()).isZero();
        assertThat(SiteParagraphs.of(new byte[0]).pages()).isZero();
    }

    @Test
    void addsWhatAnotherInstanceSaw() {
        note("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT);
        SiteParagraphs other = new SiteParagraphs();
        other.add(site, TODAY);
        other.add(site, TODAY);
        assertThat(other.pages()).isEqualTo(1);
        assertThat(other.recurring(
                        URI.create("https://courier.example/b"),
                        List.of("The second page tells of a ferry.", "It sank on Tuesday.", ABOUT)))
                .containsExactly(2);
    }

    @Test
    void staysSmallAndForgetsWhatStoodOnOnePageFirst() {
        note("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT);
        note("b", "The second page tells of a ferry.", "It sank on Tuesday.", ABOUT);
        for (int page = 0; page < 200; page++) {
            int number = page;
            note(
                    "p" + page,
                    IntStream.range(0, 40)
                            .mapToObj(i -> "Line " + i + " of page " + number)
                            .toArray(String[]::new));
        }
        assertThat(site.bytes().length).isLessThan(25 * SiteParagraphs.MOST);
        assertThat(recurring("c", "The third page tells of a lorry.", "It was found on Friday.", ABOUT))
                .containsExactly(2);
    }

    @Test
    void forgetsWhatTheSiteNoLongerSays() {
        note("a", "The first page tells of a treaty.", "It was signed on Monday.", ABOUT);
        site.note(
                URI.create("https://courier.example/z"),
                List.of("Much later."),
                TODAY.plusDays(SiteParagraphs.DAYS_KEPT + 1));
        assertThat(recurring("b", "The second page tells of a ferry.", "It sank on Tuesday.", ABOUT))
                .isEmpty();
    }

    /** Ten lines of its own around the paragraph. */
    private static String[] page(String name, String inside) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            lines.add(
                    i == 5
                            ? inside
                            : "This is the line with the number " + i + ", which stands on page " + name
                                    + " alone and on no other page of all that this site has ever had.");
        }
        return lines.toArray(String[]::new);
    }

    private void note(String page, String... paragraphs) {
        site.note(URI.create("https://courier.example/" + page), List.of(paragraphs), TODAY);
    }

    private java.util.Set<Integer> recurring(String page, String... paragraphs) {
        return site.recurring(URI.create("https://courier.example/" + page), List.of(paragraphs));
    }
}

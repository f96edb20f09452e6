package dev.entente.extract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The dates that readers see around the headline.
 *
 * @param published those that are not said to be of a change
 * @param changed those that are: "Last updated: 5 May 2024"
 */
record PrintedDates(List<OffsetDateTime> published, List<OffsetDateTime> changed) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_LABEL = 40;

    private static final String CHANGED =
            "updated|modified|edited|revised|mis(?:e)? à jour|modifiée?|actualisée?|aktualisiert|geändert|actualizad[oa]|modificad[oa]"
                    + "|обновлен[оа]|изменен[оа]|به[\\s\u200c]?روز[\\s\u200c]?رسانی|بروزرسانی|ویرایش|تحديث|تعديل|更新|修改";
    private static final String PUBLISHED =
            "published|posted|publiée?|veröffentlicht|publicad[oa]|опубликован[оа]|انتشار|نشر|发布|發布";

    /** One line may tell of publication and of the last change. */
    private static final Pattern BETWEEN_DATES = Pattern.compile("(?=" + PUBLISHED + "|" + CHANGED + ")", FLAGS);

    private static final Pattern OF_CHANGE = Pattern.compile("^(?:" + CHANGED + ")", FLAGS);
    private static final Pattern LABEL_OF_CHANGE =
            Pattern.compile("(?:" + CHANGED + ")(?:\\s+(?:on|le|am|el|в|در))?\\s*[:：]?\\s*$", FLAGS);

    private static final String ABOVE =
            "header, nav, .header, .masthead, .topbar, .top-bar, .today, .current-date, #header, #topbar";

    /**
     * Reads them; the clock that some sites print above each page is none.
     *
     * @param lead blocks around the headline
     * @param dates all believable dates in texts
     */
    static PrintedDates in(List<Block> lead, LocalDate today, Function<Stream<String>, Stream<OffsetDateTime>> dates) {
        List<OffsetDateTime> published = new ArrayList<>();
        List<OffsetDateTime> changed = new ArrayList<>();
        boolean afterLabel = false;
        for (Block block : lead) {
            // The date in a sentence or under a picture is another event's.
            if (block.kind() != Block.Kind.CAPTION) {
                String line = line(block.text());
                boolean ofChange = afterLabel || isNamedAfterChange(block.owner());
                for (String part : BETWEEN_DATES.split(line)) {
                    boolean toldSo = OF_CHANGE.matcher(part).find();
                    dates.apply(Stream.of(part))
                            .filter(date -> Math.abs(ChronoUnit.DAYS.between(date.toLocalDate(), today)) > 1
                                    || !isAboveThePage(block.owner()))
                            .forEach((ofChange || toldSo ? changed : published)::add);
                }
                afterLabel = line.length() <= LONGEST_LABEL
                        && LABEL_OF_CHANGE.matcher(line).find();
            }
        }
        return new PrintedDates(published, changed);
    }

    /** Those of publication first. */
    List<OffsetDateTime> all() {
        return Stream.concat(published.stream(), changed.stream()).toList();
    }

    /** Those of a year before the site's first go last. */
    PrintedDates laterFirst(int firstYear) {
        return new PrintedDates(laterFirst(published, firstYear), laterFirst(changed, firstYear));
    }

    private static List<OffsetDateTime> laterFirst(List<OffsetDateTime> dates, int firstYear) {
        return dates.stream()
                .sorted(Comparator.comparing((OffsetDateTime date) -> date.getYear() < firstYear))
                .toList();
    }

    private static String line(String text) {
        boolean prose = text.length() > 80 && Words.isSentence(text);
        String line = prose ? PlainClutter.leadingDate(text) : text;
        return line.length() > LONGEST_LINE ? "" : line;
    }

    private static boolean isNamedAfterChange(Element element) {
        var words = JunkNames.words(element);
        return (words.contains("updated") || words.contains("modified"))
                && !words.contains("published")
                && !words.contains("date");
    }

    /** In the navigation, or in a header that is not the article's. */
    static boolean isAboveThePage(Element element) {
        Element header = element.closest(ABOVE);
        return header != null && header.closest("article, main") == null && header.selectFirst("h1, h2") == null;
    }
}

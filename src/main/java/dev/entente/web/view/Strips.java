package dev.entente.web.view;

import dev.entente.search.Criteria;
import dev.entente.search.EntityProfile.Trend;
import dev.entente.search.Facet;
import dev.entente.search.SearchResult.Histogram.Bucket;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Topics over time: one small chart below the other, over the same periods and on the same scale.
 *
 * @param unit "month" or "year"
 * @param first and last: labels of the ends of the axis; empty where nothing is dated
 * @param highest articles of the highest bar, in words
 */
public record Strips(String unit, String first, String last, String highest, List<Strip> list) {
    /**
     * @param href to the page of the topic
     * @param searchHref to the articles that are counted
     * @param chart null where nothing is dated
     */
    public record Strip(
            String label,
            String href,
            String counted,
            String searchHref,
            @Nullable Chart chart) {}

    /** @param counts one a strip, in words; empty for none */
    public record Period(String label, List<String> counts) {}

    /** Null where there are no topics. */
    static @Nullable Strips of(Criteria criteria, List<Trend> topics, Labels labels) {
        if (topics.isEmpty()) {
            return null;
        }
        long highest = topics.stream()
                .flatMap(topic -> topic.histogram().buckets().stream())
                .mapToLong(Bucket::count)
                .max()
                .orElse(0);
        List<Strip> strips = topics.stream()
                .map(topic -> strip(criteria, topic, highest, labels))
                .toList();
        Chart chart = strips.get(0).chart();
        return new Strips(
                chart == null ? "" : chart.unit(),
                chart == null ? "" : chart.bars().get(0).label(),
                chart == null ? "" : chart.bars().get(chart.bars().size() - 1).label(),
                Words.counted(highest, "article"),
                strips);
    }

    private static Strip strip(Criteria criteria, Trend topic, long highest, Labels labels) {
        Criteria both = Links.adding(criteria, Facet.TOPIC, topic.id());
        return new Strip(
                labels.of(Facet.TOPIC, topic.id()),
                Links.entity(Facet.TOPIC, topic.id()),
                Words.number(topic.articles()),
                Links.search(both),
                Chart.strip(both, topic.histogram(), highest));
    }

    /** Whether there are so few bars that the strips are only as wide as they need. */
    public boolean few() {
        Chart chart = list.get(0).chart();
        return chart != null && chart.few();
    }

    /** The periods in which there is any article, for the table. */
    public List<Period> filled() {
        Chart chart = list.get(0).chart();
        if (chart == null) {
            return List.of();
        }
        return IntStream.range(0, chart.bars().size())
                .mapToObj(i -> new Period(
                        chart.bars().get(i).label(),
                        list.stream()
                                .map(strip -> strip.chart().bars().get(i))
                                .map(bar -> bar.count() == 0 ? "" : bar.counted())
                                .toList()))
                .filter(period -> period.counts().stream().anyMatch(count -> !count.isEmpty()))
                .toList();
    }
}

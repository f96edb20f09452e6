package dev.entente.web.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is read, and how completely: all sources. */
public record CoveragePage(List<Warning> warnings, List<Column> columns, List<Row> rows, boolean running) {
    /** By what the sources are sorted. */
    public enum Order {
        NAME("Source", false),
        STATE("State", false),
        HELD("Articles", true),
        RATE("A day", true),
        LAG("Lag", true),
        READ("Last read", false),
        DISCOVERED("Known URLs", true),
        FAILED("Failed", true),
        BLOCKED("Blocked", true),
        GAPS("Gaps", true);

        private final String title;
        private final boolean figure;

        Order(String title, boolean figure) {
            this.title = title;
            this.figure = figure;
        }

        public String title() {
            return title;
        }

        /** By name where there is none of that name. */
        public static Order of(String name) {
            return Arrays.stream(values())
                    .filter(order -> order.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(NAME);
        }
    }

    public record Column(Order order, boolean current) {
        public String href() {
            return order == Order.NAME
                    ? "/coverage"
                    : "/coverage?sort=" + order.name().toLowerCase(Locale.ROOT);
        }

        public boolean figure() {
            return order.figure;
        }

        /** The value of {@code aria-sort}: figures go down, words and times go up. */
        public String direction() {
            return order.figure ? "descending" : "ascending";
        }
    }

    /** @param text a sentence after the name of the source */
    public record Warning(String name, String href, String text) {}

    /**
     * @param stateKind "active", "paused", "failing" or "deleting"
     * @param spark articles a day as the data of a path, in a box of 112 by 24 units
     */
    public record Row(
            String name,
            String href,
            String stateKind,
            String state,
            String note,
            String held,
            String rate,
            String spark,
            String lag,
            String lastRead,
            String discovered,
            String failed,
            String blocked,
            String gaps) {}
}

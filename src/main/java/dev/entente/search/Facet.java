package dev.entente.search;

/** A kind of value to narrow by. Its parameter is its name in URLs and in the JSON API. */
public enum Facet {
    COUNTRY("country", "countries", 250),
    OFFICIAL("official", "officials", 100),
    TOPIC("topic", "topics", 100),
    AGENCY("agency", "agencies", 200),
    /** Two officials who met; the value is a {@link dev.entente.article.MeetingTag#pair}. */
    MEETING("met", "meetings", 100),
    SOURCE("source", "source", 500),
    LANGUAGE("language", "language", 100);

    private final String parameter;
    private final String field;
    private final int counted;

    Facet(String parameter, String field, int counted) {
        this.parameter = parameter;
        this.field = field;
        this.counted = counted;
    }

    public String parameter() {
        return parameter;
    }

    /** Whether an article can have several values: then repeated values must all hold, otherwise either. */
    public boolean multiValued() {
        return this != SOURCE && this != LANGUAGE;
    }

    /** Where the index holds it. */
    String field() {
        return field;
    }

    /** Most values that are counted for a result. */
    int counted() {
        return counted;
    }
}

package dev.entente.curation;

import java.util.Map;
import java.util.TreeMap;

/** An act that cannot be done as it was asked for; the message joins all sentences. */
public final class InvalidAct extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> problems;

    /** @param problems a sentence for each wrong field */
    public InvalidAct(Map<String, String> problems) {
        super(String.join(" ", new TreeMap<>(problems).values()));
        this.problems = new TreeMap<>(problems);
    }

    public InvalidAct(String field, String problem) {
        this(Map.of(field, problem));
    }

    public Map<String, String> problems() {
        return problems;
    }
}

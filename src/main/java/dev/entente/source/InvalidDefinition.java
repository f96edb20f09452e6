package dev.entente.source;

import java.util.Map;

/** A source that cannot be used as it is defined. */
public final class InvalidDefinition extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Map<String, String> problems;

    /** @param problems by field: a sentence for who fills it in */
    InvalidDefinition(Map<String, String> problems) {
        super(String.join(" ", problems.values()));
        this.problems = Map.copyOf(problems);
    }

    public Map<String, String> problems() {
        return problems;
    }
}

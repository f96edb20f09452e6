package dev.entente.source;

import java.util.List;

/** A sources file that cannot be used. Each problem is a sentence that names the file, the line and the field. */
public final class InvalidSources extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final List<String> problems;

    InvalidSources(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}

package dev.entente.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the last words of a server that did not start into advice. */
final class StartFailure {
    /** What the server or its Java says, in lower case, and what to do about it. */
    private static final Map<String, String> ADVICE = new LinkedHashMap<>();

    static {
        ADVICE.put("address already in use", "The port is taken: choose another one, or 0 for any free one.");
        ADVICE.put("failed to bind to", "The port is taken: choose another one, or 0 for any free one.");
        ADVICE.put("no space left on device", "The disk is full: make room, or choose another entente.data-dir.");
        ADVICE.put("failed to obtain node locks", "Another Elasticsearch works on this data: stop it first.");
        ADVICE.put("could not reserve enough space", "There is too little memory: choose a smaller heap.");
        ADVICE.put("cannot allocate memory", "There is too little memory: choose a smaller heap.");
        ADVICE.put("outofmemoryerror", "The heap is too small for the data: choose a larger one.");
        ADVICE.put(
                "cannot upgrade a node from version",
                "The data was written by another version of Elasticsearch: use that version, or empty the data folder.");
        ADVICE.put(
                "cannot downgrade a node from version",
                "The data was written by a newer version of Elasticsearch: use that version, or empty the data folder.");
    }

    private StartFailure() {}

    static EngineFailure explain(int exitCode, List<String> lastLines) {
        String said = String.join(System.lineSeparator(), lastLines);
        String advice = ADVICE.entrySet().stream()
                .filter(known -> said.toLowerCase(java.util.Locale.ROOT).contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Its last words may say why.");
        return new EngineFailure(
                "Elasticsearch did not start (exit code %d). %s%n%s".formatted(exitCode, advice, said));
    }
}

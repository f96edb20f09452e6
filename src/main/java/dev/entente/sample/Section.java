package dev.entente.sample;

import java.util.Locale;

/** A part of the paper, with a page of its own. */
enum Section {
    SECURITY("Security", "Police, interior ministries and the agreements between them."),
    DIPLOMACY("Diplomacy", "Visits, communiqués and what is said between the lines."),
    BORDERS("Borders & drugs", "Crossings, coasts, customs and what is carried over them."),
    EXPLAINED("Explained", "Plain answers about the words that agreements are written in."),
    OPINION("Opinion", "Comment, letters and argument. The views are the writers' own."),
    TOWN("Saltbridge", "Life in our own invented town, on its own invented river.");

    private final String label;
    private final String motto;

    Section(String label, String motto) {
        this.label = label;
        this.motto = motto;
    }

    String label() {
        return label;
    }

    String motto() {
        return motto;
    }

    String path() {
        return "/" + name().toLowerCase(Locale.ROOT) + "/";
    }
}

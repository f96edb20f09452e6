package dev.entente.tag;

/**
 * What a phrase of the gazetteer says of a country.
 *
 * @param ambiguous whether the phrase may mean something else
 */
record CountryWord(String country, Kind kind, boolean ambiguous) {

    /** How a phrase names a country; the label is what a reader sees. */
    enum Kind {
        NAME("name"),
        DEMONYM("demonym"),
        CAPITAL("capital as its government"),
        INSTITUTION("institution"),
        /** A city before the date at the start of a wire story: wires file from where things happen. */
        DATELINE("place that the story was filed from"),
        /** A news agency: tells where a text comes from, not what it is about. */
        AGENCY(""),
        /** A phrase that only looks like a country, such as a sea or a newspaper. */
        NOTHING("");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }
}

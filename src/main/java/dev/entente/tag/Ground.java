package dev.entente.tag;

/** What took a name, in words for a reader, and how far it is to be trusted. */
enum Ground {
    REGISTRY("registry", 0.97),
    TITLE("title pattern", 0.92),
    RANK("rank before the name", 0.85),
    JUST_BEFORE("office named just before", 0.75),
    ADDRESS("form of address", 0.8),
    GIVEN_NAME("given name", 0.7),
    MODEL("recognised as a person", 0.8),
    AGAIN("name again", 0.85),
    OFFICE_AGAIN("office of a person named here", 0.7),
    SURNAME_AND_OFFICE("family name, with the office spoken of: inferred", 0.65),
    HOLDER("holder of the office at the date: inferred", 0.6);

    private final String rule;
    private final double confidence;

    Ground(String rule, double confidence) {
        this.rule = rule;
        this.confidence = confidence;
    }

    String rule() {
        return rule;
    }

    double confidence() {
        return confidence;
    }
}

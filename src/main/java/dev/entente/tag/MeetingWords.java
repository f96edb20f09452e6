package dev.entente.tag;

import java.util.Set;

/** What single English words, in lower case, do in a sentence about a meeting. */
final class MeetingWords {
    static final Set<String> NOUNS = WordList.of("""
            meeting meetings talks conversation conversations discussion discussions consultations negotiations
            call calls session sessions summit dialogue conference phone-call
            """);
    /** A call or a conference is one of two persons only with such a word before it. */
    static final Set<String> CALLS = Set.of("call", "calls");

    static final Set<String> BEFORE_CALLS = Set.of("phone", "telephone", "video", "conference");
    static final Set<String> BEFORE_CONFERENCES = Set.of("press", "news", "video");

    /** Verbs that make a meeting of a noun: "held talks". */
    static final Set<String> HOLDS =
            Set.of("held", "holds", "had", "has", "have", "conducted", "attended", "concluded", "made", "hold");
    /** Verbs of two who do it together, or of one who does it with another. */
    static final Set<String> WITH = Set.of(
            "conferred", "confers", "confer", "consulted", "negotiated", "talked", "spoke", "speaks", "sat", "chatted");

    static final Set<String> ABOUT =
            Set.of("discussed", "discusses", "discuss", "exchanged", "signed", "inked", "signs");

    static final Set<String> HOSTS = Set.of(
            "hosted",
            "hosts",
            "received",
            "receives",
            "welcomed",
            "welcomes",
            "greeted",
            "greets",
            "phoned",
            "phones",
            "telephoned");
    static final Set<String> TRAVELS =
            Set.of("visited", "visits", "arrived", "travelled", "traveled", "came", "paid", "flew", "visiting");

    static final Set<String> REPORTS = WordList.of("""
            said says say told stated added adding stressed reported announced noted claimed argued warned
            believes believed according quoted cited wrote tweeted remarked insisted alleged revealed saying
            that
            """);
    private static final Set<String> AUXILIARIES = WordList.of("""
            is was were are has have had be been being will would could should may might can did does do went
            made gave took held met spoke began left came led sought paid sat
            """);

    /** Words that may stand between one who acts and the verb. */
    static final Set<String> BETWEEN_SUBJECT_AND_VERB = WordList.of("""
            also has have had then later earlier separately recently again jointly on monday tuesday wednesday
            thursday friday saturday sunday today yesterday both already personally formally officially first
            last week month this year meanwhile warmly twice once briefly here afterwards subsequently finally
            """);

    /** Plans, refusals and conditions: what did not happen, or not yet. */
    private static final Set<String> UNREAL = WordList.of("""
            not never cannot refused refuses refusing declined declines failed denied denies denying rejected
            rejects rejecting without will would could should may might must if unless cancelled canceled
            cancels cancel postponed planned plans plan expected scheduled hopes hoped proposed possible
            potential upcoming forthcoming future ahead slated due whether rumoured rumored alleged avoided
            skipped no neither hardly nearly almost ready wants wanted invited awaiting
            """);
    /** Among the words after a noun of meeting: it is not held yet, or was not. */
    private static final Set<String> CALLED_OFF = WordList.of("""
            cancelled canceled postponed scheduled planned will would expected not never could may might
            impossible unlikely fell
            """);

    /** Where a description of a person cannot go on. */
    private static final Set<String> CLAUSE = WordList.of("""
            who which that said says told when while after before because but if as over about on at by from to
            in where during amid whose he she they it is was were are has have had will would against without
            his her letter message phone report news than not despite since until into under discussing saying
            adding demands demand requirements standards criteria conditions needs challenge challenges deadline
            resistance fate family families relatives supporters critics opponents victims lawyers widow wife
            son father absence instead condolences criticism
            """);

    private static final Set<String> OPEN = Set.of("to", "in", "on", "from", "at");
    private static final Set<String> OWN = Set.of("his", "her");
    private static final Set<String> ADJECTIVES_IN_ED =
            Set.of("united", "armed", "retired", "appointed", "named", "allied", "led", "headed");

    /** Before a name or its title, they make it part of something else. */
    static final Set<String> GOVERNING = WordList.of("""
            of to for with by against from about than between on under via toward towards over including after
            through at behind despite without unlike versus
            """);

    static final Set<String> TITLES = WordList.of("""
            minister president chief general gen secretary commander ambassador premier speaker king prince emir
            sheikh colonel col brigadier chancellor ayatollah director adviser advisor envoy governor deputy mr
            mrs ms dr leader admiral spokesman chairman head prosecutor counterpart imam sultan sayyid
            excellency
            """);

    private MeetingWords() {}

    static boolean isUnreal(String word) {
        return UNREAL.contains(word) || word.endsWith("n't") || word.endsWith("n’t");
    }

    static boolean isCalledOff(String word) {
        return CALLED_OFF.contains(word);
    }

    /** A finite verb, as far as the word alone tells. */
    static boolean isVerb(String word) {
        return AUXILIARIES.contains(word)
                || REPORTS.contains(word)
                || word.length() > 4 && word.endsWith("ed") && !ADJECTIVES_IN_ED.contains(word);
    }

    /** @param beforeName whether the next word is "the" or has a capital: "in the", "to Iran" */
    static boolean endsDescription(String word, boolean beforeName) {
        if (OWN.contains(word)) {
            return false;
        }
        return CLAUSE.contains(word) && !(beforeName && OPEN.contains(word))
                || word.length() > 4 && word.endsWith("ed") && !ADJECTIVES_IN_ED.contains(word);
    }
}

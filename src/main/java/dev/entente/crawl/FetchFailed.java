package dev.entente.crawl;

/** No answer that can be used was got from a URL. The message is a sentence for people. */
final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    FetchFailed(Problem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    FetchFailed(Problem.Kind kind, String sentence) {
        this(Problem.of(kind, sentence));
    }

    /** The site answered, but with something that cannot be read. */
    static FetchFailed badAnswer(String sentence) {
        return new FetchFailed(Problem.Kind.MALFORMED, sentence);
    }

    Problem problem() {
        return problem;
    }

    Problem.Meaning meaning() {
        return problem.kind().meaning();
    }
}

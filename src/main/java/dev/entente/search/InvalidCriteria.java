package dev.entente.search;

/** A parameter that cannot be understood. The message is a sentence for the person who sent it. */
public final class InvalidCriteria extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String parameter;

    public InvalidCriteria(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}

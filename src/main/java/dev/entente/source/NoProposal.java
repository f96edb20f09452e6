package dev.entente.source;

/** A site could not be looked at. The message is a sentence for people. */
public final class NoProposal extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Cause {
        /** Not the address of a web page. */
        NO_ADDRESS,
        /** It does not answer, or not with a web page. */
        UNREACHABLE,
        /** robots.txt keeps its home page from being read. */
        FORBIDDEN,
        /** It stands on an address that is not public, which was not allowed. */
        PRIVATE_ADDRESS,
        /** This portal has no contact address yet, which a site of others must be able to see. */
        NO_CONTACT
    }

    private final Cause kind;

    public NoProposal(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Cause kind() {
        return kind;
    }
}

package dev.entente.ingest;

import dev.entente.source.NoProposal;
import dev.entente.source.ProposedSource;
import java.net.URI;

/** Proposes how to read a site of which only the home page is known. */
public interface SourceProposals {
    /**
     * Looks at the site: robots.txt, home page, feeds, sitemaps and a few articles; some 10 to 20 fetches with a pause
     * between them, so it takes up to a minute or two. Keeps nothing.
     *
     * @param allowPrivate whether the site may stand on this machine or in a private network
     * @throws NoProposal if the site cannot or must not be read
     */
    ProposedSource propose(URI home, boolean allowPrivate) throws NoProposal, InterruptedException;
}

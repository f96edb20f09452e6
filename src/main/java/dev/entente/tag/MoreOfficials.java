package dev.entente.tag;

import java.util.List;

/** Officials beyond those that come with the portal. */
public interface MoreOfficials {
    /** @throws InvalidTaxonomy if a list of the operator's cannot be read */
    List<Official> officials();
}

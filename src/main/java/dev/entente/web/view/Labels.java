package dev.entente.web.view;

import dev.entente.curation.Curations;
import dev.entente.search.Facet;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.tag.Official;
import dev.entente.tag.Taxonomy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/** Names for ids, looked up when a page is drawn, so that a rename needs no new index. */
@Singleton
public class Labels {
    private final Taxonomy taxonomy;
    private final SourceCatalogue sources;
    private final IdentityNames identities;
    private final Curations curations;

    @Inject
    Labels(Taxonomy taxonomy, SourceCatalogue sources, IdentityNames identities, Curations curations) {
        this.taxonomy = taxonomy;
        this.sources = sources;
        this.identities = identities;
        this.curations = curations;
    }

    public String of(Facet facet, String id) {
        return switch (facet) {
            case COUNTRY -> taxonomy.countryLabel(id);
            case OFFICIAL -> officialLabel(id);
            case TOPIC -> taxonomy.topicLabel(id);
            case SOURCE -> source(id);
            case LANGUAGE -> Words.language(id);
        };
    }

    /** The name that curators gave, or the registry's, or that of the identity, or one read back from the id. */
    private String officialLabel(String id) {
        String canonical = curations.canonical(id);
        return curations
                .officialName(canonical)
                .or(() -> identities.name(canonical))
                .orElseGet(() -> taxonomy.officialLabel(canonical));
    }

    /** Looks up in one go the names of officials that are about to be asked for. */
    public void prepare(Collection<String> officials) {
        identities.prepare(
                officials.stream().filter(id -> !taxonomy.hasOfficial(id)).toList());
    }

    /** An official of the registry, with what curators changed. */
    public Optional<Official> official(String id) {
        return curations.official(id);
    }

    /** The id by which an official is known now: curators merge identities. */
    public String canonical(String official) {
        return curations.canonical(official);
    }

    /** The name of a source; the id itself where it is not in the catalogue, such as an import's. */
    public String source(String id) {
        return sources.find(id).map(Source::name).orElse(id);
    }

    /** The facet's own name, for headings. */
    public static String of(Facet facet) {
        return switch (facet) {
            case COUNTRY -> "Country";
            case OFFICIAL -> "Official";
            case TOPIC -> "Topic";
            case SOURCE -> "Source";
            case LANGUAGE -> "Language";
        };
    }
}

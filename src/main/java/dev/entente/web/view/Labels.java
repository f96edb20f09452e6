package dev.entente.web.view;

import dev.entente.article.AgencyTag;
import dev.entente.article.MeetingTag;
import dev.entente.curation.Curations;
import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.tag.Agencies;
import dev.entente.tag.Identity;
import dev.entente.tag.Official;
import dev.entente.tag.Taxonomy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names for ids, looked up when a page is drawn, so that a rename needs no new index. */
@Singleton
public class Labels {
    private final Taxonomy taxonomy;
    private final Agencies agencies;
    private final SourceCatalogue sources;
    private final IdentityNames identities;
    private final Curations curations;

    @Inject
    Labels(Taxonomy taxonomy, SourceCatalogue sources, IdentityNames identities, Curations curations) {
        this.taxonomy = taxonomy;
        this.agencies = new Agencies(taxonomy);
        this.sources = sources;
        this.identities = identities;
        this.curations = curations;
    }

    public String of(Facet facet, String id) {
        return switch (facet) {
            case COUNTRY -> taxonomy.countryLabel(id);
            case OFFICIAL -> officialLabel(id);
            case TOPIC -> taxonomy.topicLabel(id);
            case AGENCY -> agencies.tag(id).map(this::agencyLabel).orElse(id);
            case MEETING -> meeting(id);
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

    /** Many states have a body of that name: "Ministry of Public Security (China)", but "Police of Iran". */
    private String agencyLabel(AgencyTag agency) {
        String country = agency.country() == null ? "" : taxonomy.countryLabel(agency.country());
        return agency.name().contains(country) ? agency.name() : agency.name() + " (" + country + ")";
    }

    /** "Ahmad-Reza Radan and Wang Xiaohong". */
    private String meeting(String pair) {
        return MeetingTag.officials(pair).stream().map(this::officialLabel).collect(Collectors.joining(" and "));
    }

    /** A public body that can be a tag. */
    public Optional<AgencyTag> agency(String id) {
        return agencies.tag(id);
    }

    /** Looks up in one go the names of those officials who are among the values of a facet. */
    public void prepare(Facet facet, Collection<String> ids) {
        if (facet == Facet.OFFICIAL) {
            prepare(ids);
        } else if (facet == Facet.MEETING) {
            prepare(ids.stream()
                    .map(MeetingTag::officials)
                    .flatMap(List::stream)
                    .toList());
        }
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

    /** An official outside the registry, as all articles so far show them. */
    Optional<Identity> identity(String id) {
        return identities.identity(id);
    }

    /** What is asked for by ids that curators merged. */
    public Criteria current(Criteria criteria) {
        return criteria.withOfficials(curations::canonical);
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
            case AGENCY -> "Agency";
            case MEETING -> "Meeting";
            case SOURCE -> "Source";
            case LANGUAGE -> "Language";
        };
    }
}

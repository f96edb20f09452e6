package dev.entente.web.view;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.entente.search.Facet;
import dev.entente.search.Hit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes results as Atom (RFC 4287). */
@Singleton
public class Feeds {
    /** All that XML 1.0 cannot hold. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final Labels labels;

    @Inject
    Feeds(Labels labels) {
        this.labels = labels;
    }

    /**
     * What a feed says of itself.
     *
     * @param id an IRI that never changes
     * @param base address of the site, with a slash at its end
     * @param self path and query of the feed
     * @param page path and query of the page with the same result
     * @param copies whether each copy is an entry
     */
    public record Head(String id, String title, String base, String self, String page, boolean copies) {
        String absolute(String path) {
            return base + path.substring(1);
        }
    }

    public String atom(Head head, List<Hit> hits) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(head.id());
        feed.setTitle(clean(head.title()));
        feed.setUpdated(Date.from(
                hits.stream().map(Hit::indexedAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH)));
        feed.setAuthors(List.<SyndPerson>of(person("Entente")));
        feed.setGenerator(generator());
        feed.setAlternateLinks(List.of(link("alternate", "text/html", head.absolute(head.page()))));
        feed.setOtherLinks(List.of(link("self", "application/atom+xml", head.absolute(head.self()))));
        feed.setEntries(hits.stream().map(hit -> entry(head, hit)).toList());
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("The feed cannot be written", e);
        }
    }

    /**
     * Where a story stands for all its articles, its entry keeps the name of the one that came first: a further copy
     * changes the entry, and readers do not take it for news.
     */
    private Entry entry(Head head, Hit hit) {
        Entry entry = new Entry();
        entry.setId(
                "urn:entente:article:" + (head.copies() ? hit.id() : hit.told().first()));
        entry.setTitle(clean(hit.title()));
        entry.setUpdated(Date.from(hit.indexedAt()));
        if (hit.publishedAt() != null) {
            entry.setPublished(Date.from(hit.publishedAt().toInstant()));
        }
        entry.setAuthors(List.<SyndPerson>of(person(labels.source(hit.source()))));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", head.absolute(Links.article(hit.id())))));
        entry.setOtherLinks(List.of(link("via", "text/html", hit.url().toASCIIString())));
        entry.setCategories(categories(hit));
        Content summary = new Content();
        summary.setType("html");
        summary.setValue(clean(String.join(" … ", hit.highlights())));
        entry.setSummary(summary);
        return entry;
    }

    private List<Category> categories(Hit hit) {
        List<Category> categories = new ArrayList<>();
        Stream.of(Facet.COUNTRY, Facet.OFFICIAL, Facet.TOPIC, Facet.AGENCY, Facet.MEETING)
                .forEach(facet -> ids(hit, facet).forEach(id -> {
                    Category category = new Category();
                    category.setScheme("urn:entente:" + facet.parameter());
                    category.setTerm(id);
                    category.setLabel(labels.of(facet, id));
                    categories.add(category);
                }));
        return categories;
    }

    private static List<String> ids(Hit hit, Facet facet) {
        return switch (facet) {
            case COUNTRY -> hit.countries();
            case OFFICIAL -> hit.officials();
            case TOPIC -> hit.topics();
            case AGENCY -> hit.agencies();
            case MEETING -> hit.meetings();
            case SOURCE -> List.of(hit.source());
            case LANGUAGE -> List.of(hit.language());
        };
    }

    private static Person person(String name) {
        Person person = new Person();
        person.setName(clean(name));
        return person;
    }

    private static Generator generator() {
        Generator generator = new Generator();
        generator.setValue("Entente");
        return generator;
    }

    private static Link link(String rel, String type, String href) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }

    static String clean(String text) {
        return NOT_XML.matcher(text).replaceAll("\uFFFD");
    }
}

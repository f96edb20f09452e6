package dev.entente.curation;

import dev.entente.article.ArticleId;
import dev.entente.article.TagKind;
import dev.entente.tag.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a curator mends. Ids of officials may be the registry's, or those of persons found in articles. */
public sealed interface Act {
    /** An article loses a tag. */
    record Reject(ArticleId article, TagKind kind, String tag) implements Act {}

    /**
     * An article gets a tag, or keeps it with another weight.
     *
     * @param about whether the article is about the country; true for all other kinds
     * @param words of the article that are the evidence; empty where the article has the tag already
     */
    record Add(ArticleId article, TagKind kind, String tag, boolean about, String words) implements Act {}

    /** Two identities are one person, known from now on as {@code into}. */
    record Merge(String from, String into) implements Act {}

    /**
     * Some of what goes by an id is another person.
     *
     * @param to the id of the other
     * @param name of the other
     * @param country ISO code that the other serves, null for that which articles give
     * @param articles in which the other is meant
     * @param spellings by which the other is always meant
     */
    record Split(
            String from,
            String to,
            String name,
            @Nullable String country,
            List<ArticleId> articles,
            List<String> spellings)
            implements Act {}

    /**
     * What is known of a person. What is left out stays as it is.
     *
     * @param name to show
     * @param aliases further names by which to find the person
     * @param roles further offices
     * @param country ISO code of the state served
     */
    record Describe(
            String official,
            @Nullable String name,
            List<String> aliases,
            List<Role> roles,
            @Nullable String country) implements Act {}

    /** A person holds no public office. */
    record NotOfficial(String official) implements Act {}

    /**
     * A phrase is no evidence.
     *
     * @param tag the only tag for which it is none; null for all of the kind
     */
    record Block(String phrase, TagKind kind, @Nullable String tag) implements Act {}

    /** An earlier act does not hold any more. */
    record Undo(String entry) implements Act {}
}

package dev.entente.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A country or territory of ISO 3166-1 (and Kosovo, as XK), with the English words that stand for it.
 *
 * @param id alpha-2 code, upper case
 * @param label the name to show
 * @param names further names: official, short, former
 * @param demonyms adjectives and words for its people, singular
 * @param capital the seat of government; null where its name is the country's own, or too common a word
 * @param institutions words that can mean no other state: houses, services, by-names
 * @param ambiguous those of the names that may mean something else
 * @param unless words beside which an ambiguous name means something else
 */
public record Country(
        String id,
        String label,
        List<String> names,
        List<String> demonyms,
        @Nullable String capital,
        List<String> institutions,
        List<String> ambiguous,
        List<String> unless) {}

package dev.entente.tag;

import org.jspecify.annotations.Nullable;

/**
 * The office or rank beside a name.
 *
 * @param role in the text's words; null if only its country is known
 * @param key what {@link Offices#key} makes of it; empty for a rank
 * @param country ISO code of the country that it names; null if none
 * @param international whether it is one of a body of many states
 */
record Post(@Nullable String role, String key, @Nullable String country, boolean international) {}

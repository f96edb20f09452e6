package dev.entente.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of the registry who holds or held public office.
 *
 * @param id lower-case Latin letters and hyphens; never changes
 * @param name the fullest usual form in Latin letters
 * @param ownNames the name in the person's own script
 * @param aliases other spellings and shorter forms that can mean no one else
 * @param country ISO code of the state served, null for an international body
 * @param roles offices, the latest first
 * @param wikidata id of the person at Wikidata ("Q" and digits), null where not known
 */
public record Official(
        String id,
        String name,
        List<String> ownNames,
        List<String> aliases,
        @Nullable String country,
        List<Role> roles,
        @Nullable String wikidata) {
    private static final Pattern WIKIDATA = Pattern.compile("Q[1-9]\\d*");

    public Official(
            String id,
            String name,
            List<String> ownNames,
            List<String> aliases,
            @Nullable String country,
            List<Role> roles) {
        this(id, name, ownNames, aliases, country, roles, null);
    }

    /** Whether a text is the id of an item of Wikidata. */
    public static boolean isWikidata(String text) {
        return WIKIDATA.matcher(text).matches();
    }

    Official named(String otherId, @Nullable String otherCountry) {
        return new Official(otherId, name, ownNames, aliases, otherCountry, roles, wikidata);
    }

    /**
     * With the other's names too.
     *
     * @param withRoles whether its roles are taken as well
     */
    Official with(Official other, boolean withRoles) {
        List<String> more = new ArrayList<>(aliases);
        Stream.concat(Stream.of(other.name()), other.aliases().stream())
                .filter(alias -> alias.indexOf(' ') > 0 && !alias.equals(name) && !more.contains(alias))
                .forEach(more::add);
        List<Role> all = new ArrayList<>(roles);
        if (withRoles || roles.isEmpty()) {
            all.addAll(other.roles());
        }
        return new Official(
                id,
                name,
                ownNames,
                List.copyOf(more),
                country,
                List.copyOf(all),
                wikidata == null ? other.wikidata() : wikidata);
    }
}

package dev.entente.tag;

import java.util.List;
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
 */
public record Official(
        String id,
        String name,
        List<String> ownNames,
        List<String> aliases,
        @Nullable String country,
        List<Role> roles) {}

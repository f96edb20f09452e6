package dev.entente.saved;

import dev.entente.search.Criteria;
import java.time.Instant;

/**
 * A named search that somebody comes back to.
 *
 * @param id 32 hexadecimal digits
 * @param owner who saved it; compared, never shown
 * @param feedToken unguessable name of its Atom feed
 * @param seenAt when the owner last opened it; articles first indexed later are new
 */
public record SavedQuery(
        String id, String owner, String name, Criteria criteria, String feedToken, Instant createdAt, Instant seenAt) {}

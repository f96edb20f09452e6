package dev.entente.story;

import java.util.HashMap;
import java.util.Map;

/**
 * Sets that are joined pair by pair; each is named by the least of its members, so that the order of the joins does not
 * matter. Union by path halving, as in Tarjan and van Leeuwen 1984.
 */
public final class Groups {
    private final Map<String, String> parent = new HashMap<>();

    /** The least member of the set that this one is in; itself where it was never joined. */
    public String of(String member) {
        String at = member;
        for (String up = parent.get(at); up != null; up = parent.get(at)) {
            String further = parent.get(up);
            if (further != null) {
                parent.put(at, further);
            }
            at = up;
        }
        return at;
    }

    public void join(String one, String other) {
        String first = of(one);
        String second = of(other);
        int order = first.compareTo(second);
        if (order < 0) {
            parent.put(second, first);
        } else if (order > 0) {
            parent.put(first, second);
        }
    }
}

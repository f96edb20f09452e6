package dev.entente.web.view;

import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The way to other pages of a result.
 *
 * @param steps numbers around the current page, the first and the last
 * @param cut whether this is the last page that can be reached, though there are more results
 */
public record Pager(@Nullable String previous, @Nullable String next, List<Step> steps, boolean cut) {
    /** @param gap whether numbers are left out before it */
    public record Step(int number, String href, boolean current, boolean gap) {}

    static Pager of(Criteria criteria, long total, int size) {
        int last = lastPage(total, size);
        int page = criteria.page();
        TreeSet<Integer> numbers = new TreeSet<>(List.of(1, last));
        for (int near = page - 2; near <= page + 2; near++) {
            if (near >= 1 && near <= last) {
                numbers.add(near);
            }
        }
        List<Step> steps = new ArrayList<>();
        int before = 0;
        for (int number : numbers) {
            steps.add(new Step(number, href(criteria, number), number == page, number > before + 1));
            before = number;
        }
        return new Pager(
                page > 1 && page <= last ? href(criteria, page - 1) : null,
                page < last ? href(criteria, page + 1) : null,
                steps,
                page == last && total > ArticleSearch.REACHABLE);
    }

    public boolean needed() {
        return steps.size() > 1;
    }

    static int lastPage(long total, int size) {
        long reachable = Math.min(total, ArticleSearch.REACHABLE);
        return (int) Math.max(1, (reachable + size - 1) / size);
    }

    private static String href(Criteria criteria, int number) {
        return Links.search(criteria.withPage(number));
    }
}

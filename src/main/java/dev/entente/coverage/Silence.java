package dev.entente.coverage;

import java.util.List;
import java.util.Optional;

/**
 * A source that brings so little that something is probably wrong.
 *
 * <p>For the last 1, 3, 7 and 14 complete days: the usual rate is the mean of the {@value #USUAL_DAYS} days before them. The
 * source is silent where both hold: (a) a Poisson process of that rate would bring so few or fewer with a probability below
 * {@value #CHANCE}; (b) in none of the equally long stretches within those {@value #USUAL_DAYS} days did it bring so few. The
 * first finds that it is little, the second spares papers that do not appear on Sundays, for news do not come as evenly as
 * Poisson has it.
 *
 * @param days of the stretch, the shortest that shows it
 * @param seen articles in it
 * @param usual articles that the usual rate would have brought
 */
public record Silence(int days, long seen, double usual) {
    public static final int USUAL_DAYS = 28;
    public static final double CHANCE = 0.001;

    private static final int[] STRETCHES = {1, 3, 7, 14};
    /** Days needed to judge all stretches. */
    public static final int DAYS = USUAL_DAYS + 14;

    /** @param perDay articles by day of publication, oldest first, up to the last complete day */
    public static Optional<Silence> of(List<Long> perDay) {
        for (int stretch : STRETCHES) {
            int begin = perDay.size() - stretch;
            if (begin < USUAL_DAYS) {
                break;
            }
            List<Long> usual = perDay.subList(begin - USUAL_DAYS, begin);
            long seen = sum(perDay.subList(begin, perDay.size()));
            double expected = (double) sum(usual) * stretch / USUAL_DAYS;
            if (atMost(seen, expected) < CHANCE && seen < least(usual, stretch)) {
                return Optional.of(new Silence(stretch, seen, expected));
            }
        }
        return Optional.empty();
    }

    /** Probability of at most {@code seen} events where {@code expected} are expected, by Poisson. */
    static double atMost(long seen, double expected) {
        if (expected <= 0) {
            return 1;
        }
        // In logarithms: e^-λ is 0 in a double from λ = 746 on.
        double term = -expected;
        double sum = term;
        for (long i = 1; i <= seen; i++) {
            term += Math.log(expected / i);
            double greater = Math.max(sum, term);
            sum = greater + Math.log1p(Math.exp(Math.min(sum, term) - greater));
        }
        return Math.min(1, Math.exp(sum));
    }

    private static long least(List<Long> days, int stretch) {
        long least = Long.MAX_VALUE;
        for (int begin = 0; begin + stretch <= days.size(); begin++) {
            least = Math.min(least, sum(days.subList(begin, begin + stretch)));
        }
        return least;
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}

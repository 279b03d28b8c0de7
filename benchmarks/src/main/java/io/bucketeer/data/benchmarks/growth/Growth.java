package io.bucketeer.data.benchmarks.growth;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a call made a server read, by the number of rows. Immutable.
 *
 * @param costs the cost at each size
 */
record Growth(SortedMap<Integer, Long> costs) {

    /** The steepest growth that passes for none; a cost in proportion to the rows has 1. */
    static final double FLAT_EXPONENT = 0.15;

    /** How much more the most rows may cost than the fewest. */
    static final double FLAT_FACTOR = 2;

    Growth {
        costs = new TreeMap<>(costs);
    }

    /** The exponent of the growth: the slope of the line through the logarithms, by least squares. */
    double exponent() {
        double[] x = costs.keySet().stream().mapToDouble(Math::log).toArray();
        double[] y = costs.values().stream()
                .mapToDouble(cost -> Math.log(Math.max(1, cost)))
                .toArray();
        double meanX = mean(x);
        double meanY = mean(y);
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            above += (x[i] - meanX) * (y[i] - meanY);
            below += (x[i] - meanX) * (x[i] - meanX);
        }
        return above / below;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The cost of the most rows, over that of the fewest or the next, whichever is larger. */
    double factor() {
        long few = costs.values().stream().limit(2).max(Long::compare).orElseThrow();
        return (double) costs.lastEntry().getValue() / Math.max(1, few);
    }

    boolean isFlat() {
        return exponent() <= FLAT_EXPONENT && factor() <= FLAT_FACTOR;
    }
}

package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The timings of every case, one for each round. Not thread-safe. */
final class Timings {

    private final Map<Cell, List<Timing>> timings = new LinkedHashMap<>();

    /** Adds the timing of the case's next round. */
    void add(Cell measured, Timing timing) {
        timings.computeIfAbsent(measured, unseen -> new ArrayList<>()).add(timing);
    }

    List<Cell> cells() {
        return List.copyOf(timings.keySet());
    }

    /** One case's own values. */
    Spread values(Cell measured, ToDoubleFunction<Timing> metric) {
        return Spread.of(of(measured).stream().mapToDouble(metric).toArray());
    }

    /** The library over another way, round by round. */
    Spread ratio(Cell other, ToDoubleFunction<Timing> metric) {
        List<Timing> upper = of(other.by(Way.LIBRARY));
        List<Timing> lower = of(other);
        double[] ratios = new double[Math.min(upper.size(), lower.size())];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = metric.applyAsDouble(upper.get(round)) / metric.applyAsDouble(lower.get(round));
        }
        return Spread.of(ratios);
    }

    /** The fastest of the ways by hand to do what that case does. */
    Cell best(String operation, String database, ToDoubleFunction<Timing> metric) {
        return timings.keySet().stream()
                .filter(cell ->
                        cell.operation().equals(operation) && cell.database().equals(database))
                .filter(cell -> cell.way() != Way.LIBRARY)
                .min(Comparator.comparingDouble(cell -> values(cell, metric).median()))
                .orElseThrow();
    }

    private List<Timing> of(Cell measured) {
        return timings.getOrDefault(measured, List.of());
    }
}

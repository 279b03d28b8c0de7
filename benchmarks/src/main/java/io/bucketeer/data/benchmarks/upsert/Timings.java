package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The timings of every way, round by round, in each round cycle by cycle. Not thread-safe. */
final class Timings {

    private final Map<Cell, List<List<Timing>>> rounds = new LinkedHashMap<>();

    /** Adds what a way took in a round, in each cycle once. */
    void addRound(Cell measured, List<Timing> cycles) {
        rounds.computeIfAbsent(measured, unseen -> new ArrayList<>()).add(List.copyOf(cycles));
    }

    List<Cell> cells() {
        return List.copyOf(rounds.keySet());
    }

    /** A way's own values: of each round the median cycle. */
    Spread values(Cell measured, ToDoubleFunction<Timing> metric) {
        return Spread.of(of(measured).stream()
                .mapToDouble(
                        cycles -> median(cycles.stream().mapToDouble(metric).toArray()))
                .toArray());
    }

    /** The library over another way: of each round the median of the cycles' ratios. */
    Spread ratio(Cell other, ToDoubleFunction<Timing> metric) {
        List<List<Timing>> library = of(other.by(Way.LIBRARY));
        List<List<Timing>> others = of(other);
        return Spread.of(IntStream.range(0, Math.min(library.size(), others.size()))
                .mapToDouble(round -> ratio(library.get(round), others.get(round), metric))
                .toArray());
    }

    private static double ratio(List<Timing> upper, List<Timing> lower, ToDoubleFunction<Timing> metric) {
        return median(IntStream.range(0, Math.min(upper.size(), lower.size()))
                .mapToDouble(cycle -> metric.applyAsDouble(upper.get(cycle)) / metric.applyAsDouble(lower.get(cycle)))
                .toArray());
    }

    private static double median(double... values) {
        return Spread.of(values).median();
    }

    /** The fastest of the ways by hand to do what that one does. */
    Cell best(Cell measured, ToDoubleFunction<Timing> metric) {
        return rounds.keySet().stream()
                .filter(cell -> cell.by(Way.LIBRARY).equals(measured.by(Way.LIBRARY)) && cell.way() != Way.LIBRARY)
                .min(Comparator.comparingDouble(cell -> values(cell, metric).median()))
                .orElseThrow();
    }

    private List<List<Timing>> of(Cell measured) {
        return rounds.getOrDefault(measured, List.of());
    }
}

package io.bucketeer.data.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The samples of every case, one for each round. Not thread-safe. */
public final class Measurements {

    private final Map<Case, List<Sample>> samples = new LinkedHashMap<>();

    /** Adds the sample of the case's next round. */
    public void add(Case measured, Sample sample) {
        samples.computeIfAbsent(measured, unseen -> new ArrayList<>()).add(sample);
    }

    Set<Case> cases() {
        return samples.keySet();
    }

    boolean has(Case measured) {
        return samples.containsKey(measured);
    }

    /** One case's own values. */
    Spread values(Case measured, Metric metric) {
        return Spread.of(of(measured).stream().mapToDouble(metric::of).toArray());
    }

    /** One case over another, round by round: what disturbs the machine for longer than a round falls out. */
    Spread ratio(Case numerator, Case denominator, Metric metric) {
        List<Sample> upper = of(numerator);
        List<Sample> lower = of(denominator);
        double[] ratios = new double[Math.min(upper.size(), lower.size())];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = metric.of(upper.get(round)) / metric.of(lower.get(round));
        }
        return Spread.of(ratios);
    }

    private List<Sample> of(Case measured) {
        return samples.getOrDefault(measured, List.of());
    }
}

package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.benchmarks.growth.Measured.Verdict;
import io.bucketeer.data.benchmarks.report.Svg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line for every call, one panel for each database; both axes are logarithms, so that in proportion is straight up. */
final class GrowthChart {

    private static final int WIDTH = 1_240;
    private static final int PANEL = 620;
    private static final int LEFT = 70;
    private static final int LABELS = 235;
    private static final int TOP = 90;
    private static final int HEIGHT = 420;
    private static final int BOTTOM = 50;
    private static final int LABEL_HEIGHT = 12;

    private final List<Measured> measured;
    private final Svg svg = new Svg(WIDTH, TOP + HEIGHT + BOTTOM);
    private final double largest;
    private final int fewest;
    private final int most;

    private GrowthChart(List<Measured> measured) {
        this.measured = measured;
        this.largest = Math.pow(
                10,
                Math.ceil(Math.log10(measured.stream()
                        .flatMap(one -> one.growth().costs().values().stream())
                        .mapToLong(cost -> cost)
                        .max()
                        .orElse(1))));
        this.fewest = measured.getFirst().growth().costs().firstKey();
        this.most = measured.getFirst().growth().costs().lastKey();
    }

    /** The chart as text. */
    static String of(List<Measured> measured) {
        return new GrowthChart(measured).draw();
    }

    private String draw() {
        svg.text(16, 26, "start", 16, "What a call makes the server read while its environment grows");
        svg.text(
                16,
                46,
                "start",
                12,
                "Green: flat. Red: miss, was to be flat and is not. Grey: grows, was not to be. Red and grey lines are named.");
        for (int i = 0; i < GrowthCase.DATABASES.size(); i++) {
            panel(GrowthCase.DATABASES.get(i), i * PANEL);
        }
        return svg.toString();
    }

    private void panel(String database, int left) {
        svg.text(left + LEFT, TOP - 14, "start", 14, GrowthCase.title(database));
        for (double cost = 1; cost <= largest; cost *= 10) {
            svg.line(left + LEFT, y(cost), left + PANEL - LABELS, y(cost), "#dddddd", 1);
            svg.text(left + LEFT - 6, y(cost) + 4, "end", 11, number(cost));
        }
        for (int size : measured.getFirst().growth().costs().keySet()) {
            svg.line(left + x(size), TOP, left + x(size), TOP + HEIGHT, "#dddddd", 1);
            svg.text(left + x(size), TOP + HEIGHT + 22, "middle", 11, number(size));
        }
        svg.text(left + x(fewest), TOP + HEIGHT + 42, "start", 11, "rows of the environment");
        List<Measured> lines =
                measured.stream().filter(one -> one.database().equals(database)).toList();
        lines.forEach(one -> line(one, left));
        labels(lines, left);
    }

    private void line(Measured one, int left) {
        Map.Entry<Integer, Long> before = null;
        for (Map.Entry<Integer, Long> point : one.growth().costs().entrySet()) {
            if (before != null) {
                svg.line(
                        left + x(before.getKey()),
                        y(before.getValue()),
                        left + x(point.getKey()),
                        y(point.getValue()),
                        one.verdict().color(),
                        one.verdict() == Verdict.MISS ? 2 : 1);
            }
            before = point;
        }
    }

    /** Of lines that rise; a label that would hide another moves down. */
    private void labels(List<Measured> lines, int left) {
        List<Measured> named = new ArrayList<>(
                lines.stream().filter(one -> one.verdict() != Verdict.FLAT).toList());
        named.sort(Comparator.comparingLong(GrowthChart::end).reversed());
        double free = 0;
        for (Measured one : named) {
            double y = Math.max(free, y(end(one)) + 4);
            svg.text(
                    left + PANEL - LABELS + 4,
                    y,
                    "start",
                    10,
                    ChartLabels.of(one.growthCase().name()));
            free = y + LABEL_HEIGHT;
        }
    }

    private static long end(Measured one) {
        return one.growth().costs().lastEntry().getValue();
    }

    private double x(int size) {
        double part = Math.log((double) size / fewest) / Math.log((double) most / fewest);
        return LEFT + part * (PANEL - LABELS - LEFT);
    }

    private double y(double cost) {
        return TOP + HEIGHT - Math.log(Math.max(1, cost)) / Math.log(largest) * HEIGHT;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}

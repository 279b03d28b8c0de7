package io.bucketeer.data.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A bar for every ratio, with a line for the smallest and the largest round and a mark for what is asked; SVG. */
final class RatioChart {

    private static final int WIDTH = 960;
    private static final int LEFT = 430;
    private static final int RIGHT = 90;
    private static final int TOP = 70;
    private static final int ROW = 26;
    private static final int BAR = 14;
    private static final int BOTTOM = 40;
    private static final double STEP = 0.2;

    private final Measurements measurements;
    private final List<Target> targets;
    private final double scaleEnd;
    private final Svg svg;

    private RatioChart(Measurements measurements) {
        this.measurements = measurements;
        this.targets = Target.in(measurements);
        double largest = targets.stream()
                .mapToDouble(target -> Math.max(
                        target.ratio(measurements).max(), target.limit().orElse(1)))
                .max()
                .orElse(1);
        this.scaleEnd = Math.ceil(largest / STEP) * STEP;
        this.svg = new Svg(WIDTH, TOP + targets.size() * ROW + BOTTOM);
    }

    /** The chart as text. */
    static String of(Measurements measurements) {
        return new RatioChart(measurements).draw();
    }

    private String draw() {
        svg.text(16, 26, "start", 16, "This library compared: below 1.0 it is the cheaper one");
        svg.text(
                16,
                46,
                "start",
                12,
                "Bar: median of the rounds. Thin line: smallest to largest. Red mark: what is asked.");
        grid(TOP + targets.size() * ROW);
        for (int i = 0; i < targets.size(); i++) {
            row(targets.get(i), TOP + i * ROW);
        }
        return svg.toString();
    }

    private void grid(int bottom) {
        for (int step = 0; step * STEP <= scaleEnd + STEP / 2; step++) {
            double x = x(step * STEP);
            String color = Math.abs(step * STEP - 1) < STEP / 2 ? "#555555" : "#dddddd";
            svg.line(x, TOP - 6, x, bottom, color, 1);
            svg.text(x, bottom + 18, "middle", 12, String.format(Locale.ROOT, "%.1f", step * STEP));
        }
    }

    private void row(Target target, int top) {
        Spread ratio = target.ratio(measurements);
        double middle = top + ROW / 2.0;
        svg.text(LEFT - 10, middle + 4, "end", 12, target.label());
        svg.box(LEFT, middle - BAR / 2.0, x(ratio.median()) - LEFT, BAR, color(target.verdict(ratio)));
        svg.line(x(ratio.min()), middle, x(ratio.max()), middle, "#222222", 1);
        svg.line(x(ratio.min()), middle - 4, x(ratio.min()), middle + 4, "#222222", 1);
        svg.line(x(ratio.max()), middle - 4, x(ratio.max()), middle + 4, "#222222", 1);
        target.limit().ifPresent(limit -> svg.line(x(limit), middle - 11, x(limit), middle + 11, "#cc0000", 2));
        String verdict = target.verdict(ratio).label();
        svg.text(WIDTH - 80, middle + 4, "start", 12, String.format(Locale.ROOT, "%.2f %s", ratio.median(), verdict));
    }

    private static String color(Target.Verdict verdict) {
        return switch (verdict) {
            case PASS -> "#5b9a68";
            case MISS -> "#d98c3f";
            case NOT_ASKED -> "#9aa5b1";
        };
    }

    private double x(double ratio) {
        return LEFT + ratio / scaleEnd * (WIDTH - LEFT - RIGHT);
    }
}

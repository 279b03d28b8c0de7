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
    private final StringBuilder svg = new StringBuilder();

    private RatioChart(Measurements measurements) {
        this.measurements = measurements;
        this.targets = Target.in(measurements);
        double largest = targets.stream()
                .mapToDouble(target -> Math.max(
                        target.ratio(measurements).max(), target.limit().orElse(1)))
                .max()
                .orElse(1);
        this.scaleEnd = Math.ceil(largest / STEP) * STEP;
    }

    /** The chart as text. */
    static String of(Measurements measurements) {
        return new RatioChart(measurements).draw();
    }

    private String draw() {
        int height = TOP + targets.size() * ROW + BOTTOM;
        add("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'>", WIDTH, height);
        add("<rect width='100%%' height='100%%' fill='#ffffff'/>");
        text(16, 26, "start", 16, "This library compared: below 1.0 it is the cheaper one");
        text(
                16,
                46,
                "start",
                12,
                "Bar: median of the rounds. Thin line: smallest to largest. Red mark: what is asked.");
        grid(height - BOTTOM);
        for (int i = 0; i < targets.size(); i++) {
            row(targets.get(i), TOP + i * ROW);
        }
        add("</svg>");
        return svg.toString();
    }

    private void grid(int bottom) {
        for (int step = 0; step * STEP <= scaleEnd + STEP / 2; step++) {
            double x = x(step * STEP);
            String color = Math.abs(step * STEP - 1) < STEP / 2 ? "#555555" : "#dddddd";
            line(x, TOP - 6, x, bottom, color, 1);
            text(x, bottom + 18, "middle", 12, String.format(Locale.ROOT, "%.1f", step * STEP));
        }
    }

    private void row(Target target, int top) {
        Spread ratio = target.ratio(measurements);
        double middle = top + ROW / 2.0;
        text(LEFT - 10, middle + 4, "end", 12, target.label());
        add(
                "<rect x='%d' y='%.1f' width='%.1f' height='%d' fill='%s'/>",
                LEFT, middle - BAR / 2.0, x(ratio.median()) - LEFT, BAR, color(target.verdict(ratio)));
        line(x(ratio.min()), middle, x(ratio.max()), middle, "#222222", 1);
        line(x(ratio.min()), middle - 4, x(ratio.min()), middle + 4, "#222222", 1);
        line(x(ratio.max()), middle - 4, x(ratio.max()), middle + 4, "#222222", 1);
        target.limit().ifPresent(limit -> line(x(limit), middle - 11, x(limit), middle + 11, "#cc0000", 2));
        String verdict = target.verdict(ratio).label();
        text(WIDTH - 80, middle + 4, "start", 12, String.format(Locale.ROOT, "%.2f %s", ratio.median(), verdict));
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

    private void line(double x1, double y1, double x2, double y2, String color, int width) {
        add(
                "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' stroke-width='%d'/>",
                x1, y1, x2, y2, color, width);
    }

    private void text(double x, double y, String anchor, int size, String content) {
        add("<text x='%.1f' y='%.1f' text-anchor='%s' font-size='%d'>%s</text>", x, y, anchor, size, escape(content));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

package io.bucketeer.data.benchmarks.report;

import java.util.Locale;

/** A drawing under construction, on white. Not thread-safe. */
public final class Svg {

    private final StringBuilder elements = new StringBuilder();

    /** Starts a drawing of that size in pixels. */
    public Svg(int width, int height) {
        add("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'>", width, height);
        add("<rect width='100%%' height='100%%' fill='#ffffff'/>");
    }

    public void line(double x1, double y1, double x2, double y2, String color, int width) {
        add(
                "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' stroke-width='%d'/>",
                x1, y1, x2, y2, color, width);
    }

    /** A text whose {@code anchor}, {@code start}, {@code middle} or {@code end}, stands at the place. */
    public void text(double x, double y, String anchor, int size, String content) {
        add("<text x='%.1f' y='%.1f' text-anchor='%s' font-size='%d'>%s</text>", x, y, anchor, size, escape(content));
    }

    void box(int x, double y, double width, int height, String color) {
        add("<rect x='%d' y='%.1f' width='%.1f' height='%d' fill='%s'/>", x, y, width, height, color);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String format, Object... values) {
        elements.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** The finished drawing. */
    @Override
    public String toString() {
        return elements + "</svg>\n";
    }
}

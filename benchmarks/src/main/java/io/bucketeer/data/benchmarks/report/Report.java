package io.bucketeer.data.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The finished report.
 *
 * @param measurements what was measured
 * @param sizes what the tables take on disk
 * @param surroundings what it was measured on, name to value
 * @param method how it was measured, a sentence each
 */
public record Report(
        Measurements measurements, List<TableSize> sizes, Map<String, String> surroundings, List<String> method) {

    private static final int KIBIBYTE = 1_024;

    /** Writes {@code <name>.md} and {@code <name>.svg}. */
    public void write(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name + ".svg"), RatioChart.of(measurements));
            Files.writeString(directory.resolve(name + ".md"), markdown(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + directory, e);
        }
    }

    private String markdown(String name) {
        Markdown text = new Markdown();
        text.line("# What the library costs");
        text.line("");
        text.line("What do finding one feature or one API key, reading pages of 200 and of 1,000 features, inserting");
        text.line("and updating cost through this library, compared with the same work written by hand?");
        text.line("");
        text.line("![The ratios as a chart](" + name + ".svg)");
        ratios(text);
        times(text);
        sizes(text);
        text.heading("How it was measured");
        method.forEach(sentence -> text.line("- " + sentence));
        text.heading("On what it was measured");
        text.table("what", "is");
        surroundings.forEach(text::row);
        return text.toString();
    }

    private void ratios(Markdown text) {
        text.heading("Ratios");
        text.line("This library ÷ the other: the median of the rounds, the smallest and the largest round.");
        text.line("");
        text.table("database", "operation", "compared", "÷", "asked", "measured", "min … max", "");
        for (Target target : Target.in(measurements)) {
            Spread ratio = target.ratio(measurements);
            text.row(
                    target.library().database(),
                    target.library().operation(),
                    target.metric().label(),
                    target.baseline().label(),
                    target.asked(),
                    number("%.2f", ratio.median()),
                    number("%.2f … %.2f", ratio.min(), ratio.max()),
                    target.verdict(ratio).label());
        }
    }

    private void times(Markdown text) {
        text.heading("Times and allocation");
        text.line("Per call: the median of the rounds. \"Of its own\" is the calling thread's processor time, without");
        text.line("the server's work and all waiting.");
        text.line("");
        text.table("database", "operation", "by", "µs", "min … max", "µs of its own", "KiB allocated");
        for (Case measured : measurements.cases()) {
            Spread micros = measurements.values(measured, Metric.TIME);
            text.row(
                    measured.database(),
                    measured.operation(),
                    measured.subject().label(),
                    number("%.1f", micros.median()),
                    number("%.1f … %.1f", micros.min(), micros.max()),
                    number(
                            "%.1f",
                            measurements.values(measured, Metric.CLIENT_CPU).median()),
                    number(
                            "%.1f",
                            measurements.values(measured, Metric.ALLOCATION).median() / KIBIBYTE));
        }
    }

    private void sizes(Markdown text) {
        text.heading("On disk");
        text.line("The same features, freshly loaded.");
        text.line("");
        text.table("table", "rows, KiB", "indexes, KiB", "together, KiB");
        for (TableSize size : sizes) {
            text.row(size.table(), kibibytes(size.rows()), kibibytes(size.indexes()), kibibytes(size.total()));
        }
    }

    private static String kibibytes(long bytes) {
        return number("%,d", bytes / KIBIBYTE);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

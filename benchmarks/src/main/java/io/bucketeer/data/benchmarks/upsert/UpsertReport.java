package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.benchmarks.report.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The finished report. */
record UpsertReport(Timings timings, Map<String, String> surroundings) {

    private static final double ASKED = 1.15;
    private static final String NAME = "upserts.md";

    private static final List<String> METHOD = List.of(
            "5 rounds, in each a JVM for each database and kind of upload, in which the ways take turns: 5 cycles to warm"
                    + " up, then 10, in each cycle every way once, in an order of its own. A ratio is taken between two"
                    + " uploads of one cycle; of a round the median counts.",
            "An upload is 10,000 users of one segment, sorted by id, on one connection and one thread, committed;"
                    + " client and server share the machine.",
            "One upload is in the table; new users come on top of it, and are removed after each cycle. All ways use the"
                    + " library's pool and driver settings. The servers flush every commit to the disk.",
            "JSON_TABLE and unnest have one text for any number of rows. VALUES is prepared anew where it is longer"
                    + " than the driver's cache takes, as from 400 rows on.");

    /** Writes it as Markdown. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(NAME), markdown());
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, "# What upserting 10,000 users of a segment costs");
        line(text, "");
        line(
                text,
                "Through this library, validation and sorting included, and by every statement that could do it,"
                        + " written by");
        line(
                text,
                "hand without either: users who are new, the same users again, and the same users all deleted or"
                        + " revived.");
        line(text, "");
        line(text, "## The library ÷ the best by hand");
        line(text, "");
        line(
                text,
                "The median of the rounds, the smallest and the largest round; asked: at most " + number(ASKED) + ".");
        line(text, "Processor time is the server's and the calling thread's together.");
        line(text, "");
        row(text, "database", "operation", "best by hand", "time", "min … max", "", "processor time", "min … max");
        row(text, Stream.generate(() -> "---").limit(8).toArray(String[]::new));
        libraryCells().forEach(cell -> ratio(text, cell));
        line(text, "");
        line(text, "## Each way");
        line(text, "");
        line(text, "Milliseconds for one upload: the median of the rounds, the smallest and the largest round.");
        line(text, "");
        row(text, "database", "operation", "by", "time", "min … max", "processor time", "min … max");
        row(text, Stream.generate(() -> "---").limit(7).toArray(String[]::new));
        timings.cells().forEach(cell -> times(text, cell));
        line(text, "");
        line(text, "## How and on what it was measured");
        line(text, "");
        METHOD.forEach(sentence -> line(text, "- " + sentence));
        line(text, "");
        row(text, "what", "is");
        row(text, "---", "---");
        surroundings.forEach((what, is) -> row(text, what, is));
        return text.toString();
    }

    private List<Cell> libraryCells() {
        return timings.cells().stream()
                .filter(cell -> cell.way() == Way.LIBRARY)
                .toList();
    }

    private void ratio(StringBuilder text, Cell library) {
        Cell best = timings.best(library, Timing::millis);
        Spread time = timings.ratio(best, Timing::millis);
        Spread cpu = timings.ratio(timings.best(library, Timing::cpuMillis), Timing::cpuMillis);
        row(
                text,
                library.database(),
                library.operation().toString(),
                best.way().label(),
                number(time.median()),
                range(time, "%.2f … %.2f"),
                time.median() <= ASKED ? "pass" : "miss",
                number(cpu.median()),
                range(cpu, "%.2f … %.2f"));
    }

    private void times(StringBuilder text, Cell cell) {
        Spread time = timings.values(cell, Timing::millis);
        Spread cpu = timings.values(cell, Timing::cpuMillis);
        row(
                text,
                cell.database(),
                cell.operation().toString(),
                cell.way().label(),
                String.format(Locale.ROOT, "%.1f", time.median()),
                range(time, "%.1f … %.1f"),
                String.format(Locale.ROOT, "%.1f", cpu.median()),
                range(cpu, "%.1f … %.1f"));
    }

    private static String range(Spread spread, String format) {
        return String.format(Locale.ROOT, format, spread.min(), spread.max());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static void row(StringBuilder text, String... cells) {
        line(text, "| " + String.join(" | ", cells) + " |");
    }
}

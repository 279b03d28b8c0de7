package io.bucketeer.data.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints comparisons, both databases side by side, and of what is wrong the place where the answers part. */
final class ComparisonTable {

    private static final int NAME = 48;
    private static final int ANSWER = 28;
    private static final int EQUAL = 5;
    private static final int EXPECTED = 8;
    private static final int MYSQL_TIME = 8;
    private static final int POSTGRES_TIME = 13;
    private static final int GAPS = 6 * 2;

    /** The width of the table, in columns. */
    static final int WIDTH = NAME + 2 * ANSWER + EQUAL + EXPECTED + MYSQL_TIME + POSTGRES_TIME + GAPS;

    /** Of a wrong answer, that much is shown around the place where it parts from the others. */
    private static final int LINES_OF_AN_ANSWER = 4;

    private static final int LEAD = 120;
    private static final int MARGIN = 13;

    private final PrintWriter out;

    ComparisonTable(PrintWriter out) {
        this.out = out;
    }

    /** All comparisons under one heading. */
    void print(List<Comparison> comparisons) {
        rule();
        line("operation", "MySQL", "PostgreSQL", "equal", "expected", "MySQL ms", "PostgreSQL ms");
        rule();
        comparisons.forEach(this::row);
        rule();
    }

    /** What was expected and what was answered, where something is wrong. */
    void printFailures(List<Comparison> comparisons) {
        comparisons.stream().filter(comparison -> !comparison.passed()).forEach(this::failure);
    }

    private void row(Comparison comparison) {
        line(
                comparison.operation().name(),
                comparison.mysql().answer().brief(),
                comparison.postgres().answer().brief(),
                comparison.equal() ? "yes" : "NO",
                comparison.expected() ? "yes" : "NO",
                milliseconds(comparison.mysql().time()),
                milliseconds(comparison.postgres().time()));
    }

    private void line(
            String name,
            String mysql,
            String postgres,
            String equal,
            String expected,
            String mysqlTime,
            String postgresTime) {
        String line = String.join(
                "  ",
                Columns.left(name, NAME),
                Columns.left(mysql, ANSWER),
                Columns.left(postgres, ANSWER),
                Columns.left(equal, EQUAL),
                Columns.left(expected, EXPECTED),
                Columns.right(mysqlTime, MYSQL_TIME),
                Columns.right(postgresTime, POSTGRES_TIME));
        out.println(line.stripTrailing());
    }

    private void rule() {
        out.println("-".repeat(WIDTH));
    }

    private void failure(Comparison comparison) {
        String expected = text(comparison.operation().expected());
        String mysql = text(comparison.mysql().answer());
        String postgres = text(comparison.postgres().answer());
        int from = Math.max(0, Math.min(parting(expected, mysql), parting(expected, postgres)) - LEAD);
        out.println();
        out.println("WRONG: " + comparison.operation().name());
        excerpt("expected", expected, from);
        excerpt("MySQL", mysql, from);
        excerpt("PostgreSQL", postgres, from);
    }

    private static String text(Answer answer) {
        return answer.value() + (answer.details().isEmpty() ? "" : " " + answer.details());
    }

    /** Where two texts stop being equal. */
    private static int parting(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int i = 0;
        while (i < length && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private void excerpt(String label, String text, int from) {
        String shown = from == 0 ? text : "... " + text.substring(Math.min(from, text.length()));
        List<String> lines = Columns.wrap(shown, WIDTH - MARGIN);
        for (int i = 0; i < Math.min(lines.size(), LINES_OF_AN_ANSWER); i++) {
            out.println("  " + Columns.left(i == 0 ? label : "", MARGIN - 3) + " " + lines.get(i));
        }
        if (lines.size() > LINES_OF_AN_ANSWER) {
            out.println(" ".repeat(MARGIN) + "... (" + (lines.size() - LINES_OF_AN_ANSWER) + " lines more)");
        }
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }
}

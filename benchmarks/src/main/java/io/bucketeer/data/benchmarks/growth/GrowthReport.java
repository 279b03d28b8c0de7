package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.benchmarks.report.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page about plans.
 *
 * @param measured every case on every database
 * @param units what is counted, by database
 * @param accepted what plans may do although it looks bad
 * @param surroundings what it was measured on, name to value
 */
record GrowthReport(
        List<Measured> measured, Map<String, String> units, AcceptedPlans accepted, Map<String, String> surroundings) {

    private static final String NAME = "plans";

    /** Writes {@code plans.md} and {@code plans.svg}. */
    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(NAME + ".svg"), GrowthChart.of(measured));
        Files.writeString(directory.resolve(NAME + ".md"), markdown());
    }

    private String markdown() {
        Markdown text = new Markdown();
        introduction(text);
        new GrowthSummary(measured).write(text);
        for (String database : GrowthCase.DATABASES) {
            growth(text, database);
        }
        anyValues(text);
        accepted(text);
        method(text);
        return text.toString();
    }

    private static void introduction(Markdown text) {
        text.line("""
                # What the servers plan and read

                Every statement that the library sends is explained on both databases by `mvn verify`, in 20 environments of \
                1,000 features, tags, segments, segment users, API keys and last uses each: `PlanContract` in \
                `dao/core` calls every method of every port, with each filter and each sort key both ways, lists of \
                an environment with each filter in each order too, and asks for the plan just before each statement \
                goes out. A statement that reads a large table or an index of it from end to end fails the build \
                unless it is [on the list](#statements-that-read-a-large-table-from-end-to-end), and so does an \
                index that no plan reads. A method that nobody has called there fails it too.

                `mvn -Pplans` shows that what a call costs does not grow with its environment, and writes this page.

                ![What calls make the servers read, by the rows of the environment](plans.svg)""");
    }

    private void growth(Markdown text, String database) {
        text.heading("Growth on " + GrowthCase.title(database));
        text.line("Counted: " + units.getOrDefault(database, "") + ". A page has " + Paging.PAGE + " rows.");
        text.line("");
        List<Measured> lines =
                measured.stream().filter(one -> one.database().equals(database)).toList();
        List<String> heads = new ArrayList<>(List.of("call"));
        lines.getFirst().growth().costs().keySet().forEach(size -> heads.add(number("%,d", size)));
        heads.addAll(List.of("exponent", "verdict", "why"));
        text.table(heads.toArray(String[]::new));
        for (Measured one : lines) {
            List<String> cells = new ArrayList<>(List.of(one.growthCase().name()));
            one.growth().costs().values().forEach(cost -> cells.add(number("%,d", cost)));
            cells.add(number("%.2f", one.growth().exponent()));
            cells.addAll(List.of(one.verdict().label(), one.reason()));
            text.row(cells.toArray(String[]::new));
        }
    }

    private static void anyValues(Markdown text) {
        text.heading("PostgreSQL's plans for any values");
        text.line("""
                The driver prepares statements on the server, which plans the first five runs of each for their values and then \
                settles on one plan for any values where that looks no dearer. `PlanContract` reads both plans, and the tables \
                show the dearer. For the features of a tag the plan for any values does not know whether the tag is rare, and \
                goes on combining the tag's index with the environment's where the environment is large: more blocks, and more \
                with every feature. Asking for a plan at every run (`plan_cache_mode = force_custom_plan`) would cost planning \
                on every find, so the library does not; a service that lists by rare tags in environments of tens of thousands of \
                features can set it for its role.""");
    }

    private void accepted(Markdown text) {
        text.heading("Statements that read a large table from end to end");
        text.table("methods", "by", "databases", "tables", "why");
        accepted.whole()
                .forEach(entry -> text.row(
                        code(entry.methods()),
                        code(entry.by()) + (entry.ways().isEmpty() ? "" : " " + entry.ways()),
                        titles(entry.databases()),
                        String.join(", ", entry.tables()),
                        entry.reason()));
        text.heading("Indexes that no plan reads");
        text.table("indexes", "databases", "why");
        accepted.idle().forEach(entry -> text.row(code(entry.indexes()), titles(entry.databases()), entry.reason()));
    }

    private static String code(List<String> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }

    private static String titles(List<String> databases) {
        return String.join(", ", databases.stream().map(GrowthCase::title).toList());
    }

    private void method(Markdown text) {
        text.heading("How and on what it was measured");
        List<String> method = Arrays.asList(
                "One environment grows; " + Growing.OTHERS + " others with the same ids keep "
                        + number("%,d", Growing.ROWS_OF_OTHERS) + " rows of each kind. Statistics are up to date.",
                "Where a line names several calls, its cost is that of the dearest. Few means 10 at any size; of the"
                        + " features, six in ten were used within the last seven days, and one in ten uses a segment.",
                "A cost is the larger of what the first call on a new connection makes the server read and what it reads"
                        + " for the twelfth. It counts work, not time: nothing else on the machine can disturb it.");
        method.forEach(sentence -> text.line("- " + sentence));
        text.line("");
        text.table("what", "is");
        surroundings.forEach(text::row);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

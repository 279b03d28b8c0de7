package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.benchmarks.growth.Measured.Verdict;
import io.bucketeer.data.benchmarks.report.Markdown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the page before the tables: how many calls are flat, which are not although they were to be, and why. */
record GrowthSummary(List<Measured> measured) {

    private static final String UNKNOWN = "nobody has found out yet";

    void write(Markdown text) {
        text.heading("What came out");
        long misses =
                measured.stream().filter(one -> one.verdict() == Verdict.MISS).count();
        text.line(GrowthCase.DATABASES.stream().map(this::flat).collect(Collectors.joining(", ")) + ". The others grow,"
                + " as was known beforehand"
                + (misses > 0 ? ", but for these that miss, " + misses + " in all:" : "."));
        text.line("");
        if (misses > 0) {
            GrowthCase.DATABASES.forEach(database -> misses(text, database));
            text.line("");
        }
        legend(text);
    }

    private String flat(String database) {
        List<Measured> lines =
                measured.stream().filter(one -> one.database().equals(database)).toList();
        long flat = lines.stream().filter(one -> one.verdict() == Verdict.FLAT).count();
        boolean first = database.equals(GrowthCase.DATABASES.getFirst());
        return flat + " of " + lines.size() + (first ? " calls are flat" : "") + " on " + GrowthCase.title(database);
    }

    private void misses(Markdown text, String database) {
        Map<String, List<String>> byCause = measured.stream()
                .filter(one -> one.database().equals(database) && one.verdict() == Verdict.MISS)
                .collect(Collectors.groupingBy(
                        one -> one.reason().isEmpty() ? UNKNOWN : one.reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(one -> '"' + one.growthCase().name() + '"', Collectors.toList())));
        byCause.forEach((cause, names) ->
                text.line("- On " + GrowthCase.title(database) + ", " + String.join(", ", names) + ": " + cause));
    }

    /** The limits were set before anything was measured. */
    private static void legend(Markdown text) {
        text.line("The verdicts in the tables:");
        text.line("");
        text.line(String.format(
                Locale.ROOT,
                "- **flat**: was to cost the same at any size, and does. The cost grows with an exponent of at most %.2f"
                        + " (least squares; a cost in proportion to the rows has 1), and is at the largest size at most"
                        + " %.0f times that at the smallest or the next, whichever is larger. Decided beforehand.",
                Growth.FLAT_EXPONENT,
                Growth.FLAT_FACTOR));
        text.line("- **miss**: was to be flat, and is not by that measure.");
        text.line("- **grows**: was not to be flat, for the reason beside it, whatever was measured.");
    }
}

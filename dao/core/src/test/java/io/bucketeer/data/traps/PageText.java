package io.bucketeer.data.traps;

import io.bucketeer.data.traps.TrapsPage.Observation;
import java.util.List;
import java.util.stream.Collectors;

/** The page as Markdown. */
final class PageText {

    private static final String CONTRACTS = "../dao/core/src/test/java/io/bucketeer/data/contract/";

    private final StringBuilder text = new StringBuilder();

    /**
     * @param mysqlVersion that was tried
     * @param postgresVersion that was tried
     * @param shownByTests how many rows were not tried but name a test
     */
    PageText(String mysqlVersion, String postgresVersion, long shownByTests) {
        text.append("""
                # Eighty-two traps between MySQL and PostgreSQL

                Two databases behind one API answer differently in small ways, many of them silently. This page lists the ways \
                that texts, queries, JSON, numbers, times, writes and transactions differ, with what each server really does, seen on MySQL %s \
                and PostgreSQL %s, and what this library does instead, the same on both.

                `mvn -Ptraps` tries everything again on both servers and writes this page; it fails where the library does \
                not answer alike. Of the rows of the library, %d are not tried so but name the test that shows what they say, \
                since it takes a fault, or a schema that was changed, which only a test makes. \
                Errors are shown by number, since their texts change. Each trap has tests that both \
                databases pass, and links to where its guard stands: a class, or the migration that declares the column. \
                Where nothing in the library meets a trap today, it says so, and why.
                """.formatted(mysqlVersion, postgresVersion, shownByTests));
    }

    void section(TrapSection section) {
        text.append("\n## ").append(section.title).append('\n');
    }

    void trap(TrapSection section, Trap trap, List<Observation> observations) {
        text.append("\n### ").append(trap).append("\n\n").append(trap.why).append("\n\n");
        text.append("| on | tried | seen |\n|---|---|---|\n");
        for (Observation observation : observations) {
            text.append(tried(observation.where(), observation.what()))
                    .append(cell(observation.seen()))
                    .append(" |\n");
        }
        String guards = trap.guards.stream()
                .map(guard -> "[%s](../%s)".formatted(guard.getKey(), guard.getValue()))
                .collect(Collectors.joining(", "));
        String tests =
                section.tests(trap).stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
        if (!trap.notMetToday.isEmpty()) {
            text.append("\nNot met today: %s.\n".formatted(trap.notMetToday));
        }
        text.append("\nGuard: %s. Proof: %s in [%s](%s%s.java).\n"
                .formatted(guards, tests, section.contract, CONTRACTS, section.contract));
    }

    /** The start of a row, before what was seen. */
    static String tried(String where, String what) {
        return "| %s | %s | ".formatted(where, cell(what));
    }

    /** What would end a cell or not be seen is written so that it does not and is. */
    private static String cell(String content) {
        StringBuilder cell = new StringBuilder();
        content.codePoints().forEach(c -> {
            if (c == '|') {
                cell.append("\\|");
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                cell.append("\\u%04X".formatted(c));
            } else {
                cell.appendCodePoint(c);
            }
        });
        return cell.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

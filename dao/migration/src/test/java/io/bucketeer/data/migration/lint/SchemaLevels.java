package io.bucketeer.data.migration.lint;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A service opens a database by its level alone, so no migration may come after the one that sets it: the service would
 * open a schema that is not there yet.
 */
final class SchemaLevels {

    private static final String RULE = "schema-level";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private SchemaLevels() {}

    /** What is wrong with the levels that the files of each half set. */
    static Stream<Finding> findings(MigrationSet set) {
        return set.files().stream()
                .filter(file -> file.level().isPresent())
                .map(MigrationText::folder)
                .distinct()
                .flatMap(folder ->
                        findings(set.files().stream().filter(isIn(folder)).toList()));
    }

    private static Stream<Finding> findings(List<MigrationText> half) {
        List<MigrationText> setting =
                half.stream().filter(file -> file.level().isPresent()).toList();
        Stream<Finding> fallen = IntStream.range(1, setting.size())
                .filter(i -> level(setting.get(i)) <= level(setting.get(i - 1)))
                .mapToObj(i -> finding(
                        setting.get(i), "sets level " + level(setting.get(i)) + " after " + level(setting.get(i - 1))));
        MigrationText last = half.getLast();
        Stream<Finding> missing = last.level().isPresent()
                ? Stream.empty()
                : Stream.of(finding(
                        last,
                        "comes after level " + level(setting.getLast())
                                + " was set; end it with UPDATE bucketeer_schema SET schema_level = "
                                + (level(setting.getLast()) + 1) + " WHERE component = '" + last.half() + "'"));
        return Stream.concat(fallen, missing);
    }

    /** The level that a statement sets; empty where it sets none, or none that is written as a number. */
    static OptionalInt set(Statement statement) {
        if (statement.begins("UPDATE", "bucketeer_schema", "SET", "schema_level", "=")) {
            return number(statement.from(5));
        }
        if (statement.begins("INSERT", "INTO", "bucketeer_schema") && statement.has("VALUES")) {
            List<Statement> row =
                    statement.from(statement.indexOf("VALUES")).inParentheses().items();
            return row.size() == 3 ? number(row.get(1)) : OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private static OptionalInt number(Statement value) {
        String text = value.tokens().isEmpty() ? "" : value.tokens().getFirst().text();
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static int level(MigrationText file) {
        return file.level().orElseThrow();
    }

    private static Predicate<MigrationText> isIn(String folder) {
        return file -> file.folder().equals(folder);
    }

    private static Finding finding(MigrationText file, String problem) {
        return new Finding(file.path(), 1, RULE, problem);
    }
}

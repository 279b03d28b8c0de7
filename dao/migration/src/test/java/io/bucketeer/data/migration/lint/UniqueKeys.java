package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.LintRule.Problem;
import java.util.stream.Stream;

/**
 * Unique keys on tables that are in use: the release before may write what such a key refuses, and a row that is there
 * twice stops the migration half way. Over a column that is new and null in every row neither can happen.
 */
final class UniqueKeys {

    private UniqueKeys() {}

    static Stream<Problem> problems(MigrationText file, MigrationSet set) {
        return file.changes().stream()
                .filter(change -> !set.isNew(Definitions.table(change), file.engine()))
                .flatMap(change -> Stream.concat(
                        keys(change).filter(key -> !isOverNulls(key, change, set, file.engine())),
                        Definitions.newColumns(change).stream().filter(column -> isKey(column) && !mayBeNull(column))))
                .map(key -> Problem.at(
                        key,
                        "the release before may write what this key refuses, and rows that are there twice stop it half"
                                + " way; make it with its table, or over a new column that may be null"));
    }

    private static Stream<Statement> keys(Statement change) {
        return change.begins("CREATE")
                ? Stream.of(change).filter(index -> index.begins("CREATE", "UNIQUE", "INDEX"))
                : Definitions.newConstraints(change).stream().filter(key -> isKey(key) && !key.has("USING", "INDEX"));
    }

    private static boolean isKey(Statement part) {
        return part.has("UNIQUE") || part.has("PRIMARY", "KEY");
    }

    private static boolean isOverNulls(Statement key, Statement change, MigrationSet set, String engine) {
        boolean nullsAreEqual = key.has("NOT", "DISTINCT");
        return !nullsAreEqual
                && key.inParentheses().items().stream()
                        .anyMatch(column -> isNewAndNull(set, engine, change, column.name()));
    }

    private static boolean isNewAndNull(MigrationSet set, String engine, Statement change, String column) {
        return set.files(engine).stream()
                .filter(file -> !set.isReleased(file))
                .flatMap(file -> file.changes().stream())
                .filter(other -> Definitions.table(other).equals(Definitions.table(change)))
                .flatMap(other -> Definitions.newColumns(other).stream())
                .anyMatch(added -> added.name().equals(column) && mayBeNull(added));
    }

    private static boolean mayBeNull(Statement column) {
        return !column.has("NOT", "NULL") && !column.has("DEFAULT") && !column.has("PRIMARY") && !column.has("AS");
    }
}

package io.bucketeer.data.migration.lint;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One thing that migrations may not do. Each has cases in the folder of its name, bad and good ones.
 *
 * @param name a word or two
 * @param check finds what breaks it
 */
record LintRule(String name, Function<MigrationSet, Stream<Finding>> check) {

    /** A rule for single files of one database. */
    static LintRule of(String name, String engine, Function<MigrationText, Stream<Problem>> check) {
        return of(name, engine, (file, set) -> check.apply(file));
    }

    /** A rule for single files of one database that depends on what the others make. */
    static LintRule of(String name, String engine, BiFunction<MigrationText, MigrationSet, Stream<Problem>> check) {
        return new LintRule(
                name,
                set -> set.files(engine).stream()
                        .flatMap(file -> check.apply(file, set)
                                .map(problem -> new Finding(file.path(), problem.line(), name, problem.message()))));
    }

    /** A rule for single files of both databases. */
    static LintRule ofBoth(String name, Function<MigrationText, Stream<Problem>> check) {
        return new LintRule(
                name,
                set -> Stream.of("mysql", "postgres")
                        .flatMap(engine -> of(name, engine, check).check().apply(set)));
    }

    /** All rules. */
    static List<LintRule> all() {
        return Stream.of(MySqlRules.all(), PostgresRules.all(), SharedRules.all(), SetRules.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    /** What one file does wrong, and in which line. */
    record Problem(int line, String message) {

        static Problem at(Token token, String message) {
            return new Problem(token.line(), message);
        }

        static Problem at(Statement statement, String message) {
            return new Problem(statement.line(), message);
        }
    }
}

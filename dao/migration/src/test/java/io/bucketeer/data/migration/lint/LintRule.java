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
        return new LintRule(
                name, set -> set.files(engine).stream().flatMap(file -> findings(name, file, check.apply(file))));
    }

    /**
     * A rule for single files of one database that depends on what comes with their release. So it ends with it: what a
     * released file met when it was new shows no longer.
     */
    static LintRule of(String name, String engine, BiFunction<MigrationText, MigrationSet, Stream<Problem>> check) {
        return new LintRule(
                name,
                set -> set.files(engine).stream()
                        .filter(file -> !set.isReleased(file))
                        .flatMap(file -> findings(name, file, check.apply(file, set))));
    }

    private static Stream<Finding> findings(String name, MigrationText file, Stream<Problem> problems) {
        return problems.map(problem -> new Finding(file.path(), problem.line(), name, problem.message()));
    }

    /** A rule for single files of both databases. */
    static LintRule ofBoth(String name, Function<MigrationText, Stream<Problem>> check) {
        return both(of(name, "mysql", check), of(name, "postgres", check));
    }

    /** A rule for single files of both databases that depends on what comes with their release. */
    static LintRule ofBoth(String name, BiFunction<MigrationText, MigrationSet, Stream<Problem>> check) {
        return both(of(name, "mysql", check), of(name, "postgres", check));
    }

    /** One rule of what it says for each database. */
    static LintRule both(LintRule mysql, LintRule postgres) {
        return new LintRule(
                mysql.name(),
                set -> Stream.concat(mysql.check().apply(set), postgres.check().apply(set)));
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

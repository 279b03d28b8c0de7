package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.LintRule.Problem;
import io.bucketeer.data.migration.lint.Token.Kind;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What migrations are made of. The other rules look for what they know, so whatever begins otherwise is refused: {@code DO}
 * would hide what it does, {@code SET} would take the limits on waiting away.
 */
final class KnownStatements {

    private static final String RULE = "known-statement";
    private static final List<String> ON_MYSQL = List.of(
            "CREATE TABLE",
            "CREATE INDEX",
            "CREATE UNIQUE INDEX",
            "ALTER TABLE",
            "DROP TABLE",
            "DROP INDEX",
            "INSERT",
            "REPLACE",
            "UPDATE",
            "DELETE",
            // the guard; "rerun-guard" says what is wrong with one, and this rule looks at the statement in it
            "SET @ddl =",
            "PREPARE migration FROM @ddl",
            "EXECUTE migration",
            "DEALLOCATE PREPARE migration");
    private static final List<String> ON_POSTGRES = List.of(
            "CREATE TABLE",
            "CREATE INDEX",
            "CREATE UNIQUE INDEX",
            "CREATE TYPE",
            "CREATE DOMAIN",
            "CREATE FUNCTION",
            "CREATE OR REPLACE FUNCTION",
            "COMMENT ON",
            "ALTER TABLE",
            "ALTER TYPE",
            "ALTER DOMAIN",
            "DROP TABLE",
            "DROP INDEX",
            "DROP TYPE",
            "DROP DOMAIN",
            "DROP FUNCTION",
            "INSERT",
            "UPDATE",
            "DELETE");
    private static final List<String> ACTIONS_ON_MYSQL = List.of(
            "ADD",
            "DROP",
            "RENAME",
            "MODIFY",
            "CHANGE",
            "CONVERT TO",
            "DEFAULT CHARACTER SET",
            "COMMENT",
            "ALGORITHM",
            "LOCK");
    private static final List<String> ACTIONS_ON_POSTGRES = List.of(
            "ADD",
            "DROP",
            "RENAME",
            "VALIDATE CONSTRAINT",
            "DETACH PARTITION",
            "SET SCHEMA",
            "SET DEFAULT",
            "SET NOT NULL");
    private static final List<String> OF_A_COLUMN =
            List.of("TYPE", "SET DATA TYPE", "SET DEFAULT", "DROP DEFAULT", "SET NOT NULL", "DROP NOT NULL");

    private KnownStatements() {}

    static LintRule rule() {
        return LintRule.both(
                LintRule.of(RULE, "mysql", file -> unknown(file, ON_MYSQL, ACTIONS_ON_MYSQL)),
                LintRule.of(RULE, "postgres", file -> unknown(file, ON_POSTGRES, ACTIONS_ON_POSTGRES)));
    }

    private static Stream<Problem> unknown(MigrationText file, List<String> openings, List<String> actions) {
        Predicate<Statement> known = isOneOf(openings);
        Predicate<Statement> knownAction = isOneOf(actions);
        return file.changes().stream()
                .flatMap(change -> known.test(change)
                        ? Definitions.actions(change).stream()
                                .filter(action -> !knownAction.test(action)
                                        && !isOneOf(OF_A_COLUMN).test(Definitions.columnChange(action)))
                        : Stream.of(change))
                .map(part -> Problem.at(
                        part,
                        "no rule knows what " + firstWords(part)
                                + " does; write it as other migrations do, or give it a"
                                + " rule and add it to the known ones"));
    }

    private static Predicate<Statement> isOneOf(List<String> openings) {
        return part -> openings.stream().anyMatch(opening -> part.begins(opening.split(" ")));
    }

    private static String firstWords(Statement part) {
        return part.tokens().stream()
                .limit(2)
                .filter(token -> token.kind() != Kind.TEXT)
                .map(Token::text)
                .collect(Collectors.joining(" "));
    }
}

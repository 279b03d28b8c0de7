package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.LintRule.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What PostgreSQL alone makes dangerous: what reads or builds a whole table while everybody waits. */
final class PostgresRules {

    private static final String POSTGRES = "postgres";
    private static final String OUTSIDE_TRANSACTION = "executeInTransaction=false";
    private static final Set<String> NUMBERED_TYPES =
            Set.of("serial", "serial2", "serial4", "serial8", "bigserial", "smallserial");

    /** One value for the whole statement, or no function: such a default is stored once, not in each row. */
    private static final Set<String> ONE_VALUE = Set.of("now", "row", "statement_timestamp", "transaction_timestamp");

    private static final Set<String> AFTER_A_DEFAULT =
            Set.of("not", "null", "check", "constraint", "references", "unique", "primary", "generated", "collate");
    private static final Set<String> TEXT_TYPES = Set.of("text", "varchar", "char", "character");

    private PostgresRules() {}

    static List<LintRule> all() {
        return List.of(
                LintRule.of("constraint-not-valid", POSTGRES, PostgresRules::constraintNotValid),
                LintRule.of("index-concurrently", POSTGRES, PostgresRules::indexConcurrently),
                LintRule.of("concurrently-alone", POSTGRES, PostgresRules::concurrentlyAlone),
                LintRule.of("table-rewrite", POSTGRES, PostgresRules::tableRewrite),
                LintRule.of("used-function", POSTGRES, UsedFunctions::replaced),
                LintRule.of("collation", POSTGRES, PostgresRules::collation));
    }

    /** A new constraint on rows that are there is first added NOT VALID, then validated by a later file. */
    private static Stream<Problem> constraintNotValid(MigrationText file, MigrationSet set) {
        boolean adds = file.statements().stream().anyMatch(statement -> statement.has("NOT", "VALID"));
        return file.statements().stream()
                .flatMap(statement -> Stream.concat(
                        Definitions.actions(statement).stream()
                                .filter(action ->
                                        !set.isNew(Definitions.table(statement), POSTGRES) && checksRows(action))
                                .map(action -> Problem.at(
                                        action,
                                        "reads the whole table while writers wait; add the constraint NOT VALID, and"
                                                + " VALIDATE it in a later file")),
                        Stream.of(statement)
                                .filter(ignored -> adds && statement.has("VALIDATE", "CONSTRAINT"))
                                .map(ignored -> Problem.at(
                                        statement, "validates in the transaction that adds; use a file of its own"))));
    }

    private static boolean checksRows(Statement action) {
        return action.begins("ADD") && (action.has("CHECK") || action.has("REFERENCES")) && !action.has("NOT", "VALID");
    }

    private static Stream<Problem> indexConcurrently(MigrationText file, MigrationSet set) {
        return file.statements().stream()
                .filter(statement -> !set.isNew(Definitions.table(statement), POSTGRES))
                .filter(PostgresRules::buildsWhileOthersWait)
                .map(
                        statement -> Problem.at(
                                statement,
                                "everybody waits while it works; use CONCURRENTLY, and ADD CONSTRAINT ... USING INDEX for a key"));
    }

    private static boolean buildsWhileOthersWait(Statement statement) {
        boolean index = statement.begins("CREATE", "INDEX")
                || statement.begins("CREATE", "UNIQUE", "INDEX")
                || statement.begins("DROP", "INDEX");
        boolean key = Definitions.actions(statement).stream()
                .filter(action -> action.begins("ADD") && !action.has("USING", "INDEX"))
                .anyMatch(action -> action.has("UNIQUE") || action.has("PRIMARY", "KEY") || action.has("EXCLUDE"));
        return key || (index && !statement.has("CONCURRENTLY"));
    }

    /**
     * It runs outside a transaction. When it is stopped it leaves an index that is not valid, so the same file drops that
     * first.
     */
    private static Stream<Problem> concurrentlyAlone(MigrationText file) {
        boolean concurrent = file.statements().stream().anyMatch(statement -> statement.has("CONCURRENTLY"));
        String settings = file.settings().map(String::strip).orElse("");
        if (!concurrent) {
            return settings.isEmpty()
                    ? Stream.empty()
                    : Stream.of(
                            new Problem(1, "has a .conf though nothing in it is CONCURRENTLY: keep the transaction"));
        }
        if (!settings.equals(OUTSIDE_TRANSACTION)) {
            return Stream.of(new Problem(1, "needs a file of its name and .conf that says " + OUTSIDE_TRANSACTION));
        }
        return dropsThenCreates(file.changes())
                ? Stream.empty()
                : Stream.of(new Problem(
                        1,
                        "may hold DROP INDEX CONCURRENTLY IF EXISTS and then CREATE INDEX CONCURRENTLY of the same name,"
                                + " and nothing else"));
    }

    private static boolean dropsThenCreates(List<Statement> statements) {
        if (statements.size() > 2 || !statements.getFirst().begins("DROP", "INDEX", "CONCURRENTLY", "IF", "EXISTS")) {
            return false;
        }
        Statement create = statements.getLast().without("CREATE").without("UNIQUE");
        return statements.size() == 1
                || (create.begins("INDEX", "CONCURRENTLY")
                        && create.from(2)
                                .name()
                                .equals(statements.getFirst().from(5).name()));
    }

    /** Not even readers come in while a table is written anew, whatever the release before may think of the change. */
    private static Stream<Problem> tableRewrite(MigrationText file, MigrationSet set) {
        return file.statements().stream()
                .filter(statement -> !set.isNew(Definitions.table(statement), POSTGRES))
                .flatMap(PostgresRules::rewriting)
                .map(part -> Problem.at(
                        part,
                        "writes the whole table anew while everybody waits; add another column, fill it in batches, and"
                                + " set its default then"));
    }

    private static Stream<Statement> rewriting(Statement statement) {
        if (!statement.begins("ALTER", "TABLE")) {
            return Stream.empty();
        }
        return Stream.concat(
                Definitions.newColumns(statement).stream().filter(PostgresRules::hasAValueForEachRow),
                Definitions.actions(statement).stream()
                        .filter(action -> Definitions.columnChange(action)
                                .without("SET", "DATA")
                                .begins("TYPE")));
    }

    private static boolean hasAValueForEachRow(Statement column) {
        return column.has("STORED")
                || column.has("AS", "IDENTITY")
                || NUMBERED_TYPES.contains(column.from(1).name())
                || callsAFunction(column.from(column.indexOf("DEFAULT") + 1), column.has("DEFAULT"));
    }

    private static boolean callsAFunction(Statement value, boolean given) {
        return given
                && IntStream.range(0, value.tokens().size() - 1)
                        .takeWhile(i ->
                                !AFTER_A_DEFAULT.contains(value.tokens().get(i).lower()))
                        .anyMatch(i -> value.tokens().get(i).isName()
                                && value.isAt(i + 1, "(")
                                && !ONE_VALUE.contains(value.tokens().get(i).lower()));
    }

    private static Stream<Problem> collation(MigrationText file) {
        return file.statements().stream()
                .flatMap(statement -> Stream.concat(
                                Definitions.newColumns(statement).stream().map(column -> column.from(1)),
                                statement.begins("CREATE", "DOMAIN")
                                        ? Stream.of(statement.from(3).without("AS"))
                                        : Stream.empty())
                        .filter(type -> TEXT_TYPES.contains(type.name()) && !collatesByCodePoint(type))
                        .map(type -> Problem.at(type, "text without COLLATE \"C\" would not compare by code point")));
    }

    private static boolean collatesByCodePoint(Statement type) {
        return IntStream.range(0, type.tokens().size() - 1)
                .anyMatch(i -> type.isAt(i, "COLLATE")
                        && type.tokens().get(i + 1).text().equals("C"));
    }
}

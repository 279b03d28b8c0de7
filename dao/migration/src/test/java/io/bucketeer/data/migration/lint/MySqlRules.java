package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.LintRule.Problem;
import io.bucketeer.data.migration.lint.Token.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What MySQL alone makes dangerous: DDL commits, may copy the table, and locks it for writers unless told not to. */
final class MySqlRules {

    private static final String MYSQL = "mysql";
    private static final Set<String> CHARACTER_SETS = Set.of("utf8mb4", "utf8mb4_0900_bin");

    private MySqlRules() {}

    static List<LintRule> all() {
        return List.of(
                LintRule.of("one-change", MYSQL, MySqlRules::oneChange),
                LintRule.of("rerun-guard", MYSQL, MySqlRules::rerunGuard),
                LintRule.of("stated-lock", MYSQL, MySqlRules::statedLock),
                LintRule.of("writers-wait", MYSQL, MySqlRules::writersWait),
                LintRule.of("character-set", MYSQL, MySqlRules::characterSet),
                LintRule.of("silent-insert", MYSQL, MySqlRules::silentInsert));
    }

    /** MySQL commits each DDL statement: a file with two could stop half way. */
    private static Stream<Problem> oneChange(MigrationText file) {
        List<Statement> changes = file.changes();
        return changes.size() == 1
                ? Stream.empty()
                : Stream.of(new Problem(
                        changes.size() < 2 ? 1 : changes.get(1).line(),
                        "has " + changes.size() + " changes; each needs a file of its own"));
    }

    private static Stream<Problem> rerunGuard(MigrationText file) {
        if (file.guard().isPresent()) {
            return guardProblems(file.guard().get(), file.changes().getFirst());
        }
        return file.statements().stream()
                .filter(statement -> !mayRunAgain(statement))
                .limit(1)
                .map(statement -> Problem.at(
                        statement,
                        "cannot run again; use IF NOT EXISTS, ON DUPLICATE KEY UPDATE, or SET @ddl = IF(<look into"
                                + " information_schema>, '<statement>', 'DO 0') and PREPARE migration FROM @ddl,"
                                + " EXECUTE, DEALLOCATE PREPARE"));
    }

    private static boolean mayRunAgain(Statement statement) {
        return statement.begins("CREATE", "TABLE", "IF", "NOT", "EXISTS")
                || statement.begins("DROP", "TABLE", "IF", "EXISTS")
                || (statement.begins("INSERT") && statement.has("ON", "DUPLICATE", "KEY", "UPDATE"))
                || statement.begins("UPDATE")
                || statement.begins("DELETE");
    }

    private static Stream<Problem> guardProblems(Statement guard, Statement change) {
        String table = Definitions.table(change);
        boolean looks = guard.has("information_schema")
                && guard.tokens().stream()
                        .anyMatch(token ->
                                token.kind() == Kind.TEXT && token.text().equals(table));
        return looks
                ? Stream.empty()
                : Stream.of(Problem.at(guard, "the guard does not ask information_schema about '" + table + "'"));
    }

    /** So that the server refuses rather than locks more than expected. INSTANT takes no LOCK. */
    private static Stream<Problem> statedLock(MigrationText file) {
        return file.changes().stream()
                .filter(change -> change.begins("ALTER", "TABLE")
                        || change.begins("DROP", "INDEX")
                        || (change.begins("CREATE")
                                && !Definitions.table(change).isEmpty()
                                && !change.begins("CREATE", "TABLE")))
                .filter(change -> !isInstant(change) && !(states(change, "ALGORITHM") && states(change, "LOCK")))
                .map(change ->
                        Problem.at(change, "states no ALGORITHM = INSTANT, nor ALGORITHM = INPLACE with LOCK = NONE"));
    }

    private static Stream<Problem> writersWait(MigrationText file) {
        return file.changes().stream()
                .filter(change -> change.has("ALGORITHM", "=", "COPY")
                        || change.has("LOCK", "=", "SHARED")
                        || change.has("LOCK", "=", "EXCLUSIVE"))
                .map(change -> Problem.at(
                        change,
                        "writers wait until it has ended; use INSTANT, or INPLACE with LOCK = NONE, and another tool for"
                                + " what the server refuses then"));
    }

    private static boolean isInstant(Statement change) {
        return change.has("ALGORITHM", "=", "INSTANT");
    }

    private static boolean states(Statement change, String clause) {
        return change.has(clause, "=") && !change.has(clause, "=", "DEFAULT");
    }

    private static Stream<Problem> characterSet(MigrationText file) {
        return file.changes().stream().flatMap(change -> Stream.concat(foreignSets(change), missingSet(change)));
    }

    private static Stream<Problem> missingSet(Statement change) {
        boolean missing =
                change.begins("CREATE", "TABLE") && !change.afterParentheses().has("COLLATE");
        return missing
                ? Stream.of(Problem.at(
                        change,
                        "the table has no COLLATE utf8mb4_0900_bin: its text would not compare by" + " code point"))
                : Stream.empty();
    }

    private static Stream<Problem> foreignSets(Statement change) {
        List<Token> tokens = change.tokens();
        return IntStream.range(1, tokens.size())
                .filter(i -> isSetClause(change, i))
                .mapToObj(i -> tokens.get(tokens.get(i).is("=") ? i + 1 : i))
                .filter(token -> !CHARACTER_SETS.contains(token.lower()))
                .map(token -> Problem.at(token, token.text() + " is not utf8mb4 with utf8mb4_0900_bin"));
    }

    /** Whether what stands there names a character set or a collation. */
    private static boolean isSetClause(Statement change, int index) {
        return change.isAt(index - 1, "COLLATE")
                || change.isAt(index - 1, "CHARSET")
                || (index > 1 && change.isAt(index - 2, "CHARACTER", "SET"));
    }

    private static Stream<Problem> silentInsert(MigrationText file) {
        return file.changes().stream()
                .filter(change -> change.begins("INSERT", "IGNORE") || change.begins("REPLACE"))
                .map(change -> Problem.at(
                        change,
                        "INSERT IGNORE cuts texts and turns NULL into 0, REPLACE deletes rows; use ON DUPLICATE KEY"
                                + " UPDATE"));
    }
}

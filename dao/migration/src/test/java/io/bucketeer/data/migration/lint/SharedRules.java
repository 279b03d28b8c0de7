package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.LintRule.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is dangerous on either database. */
final class SharedRules {

    private static final int LONGEST_NAME = 60;
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private SharedRules() {}

    static List<LintRule> all() {
        return List.of(
                KnownStatements.rule(),
                LintRule.ofBoth("contraction", Contractions::problems),
                LintRule.ofBoth("unique-key", UniqueKeys::problems),
                LintRule.ofBoth("not-null", SharedRules::notNull),
                LintRule.ofBoth("moved-rows", SharedRules::movedRows),
                LintRule.ofBoth("time-zone", SharedRules::timeZone),
                LintRule.ofBoth("name", SharedRules::names));
    }

    /** The release before inserts rows without what is new; and PostgreSQL reads the table to find a null. */
    private static Stream<Problem> notNull(MigrationText file) {
        return file.changes().stream()
                .filter(change -> change.begins("ALTER"))
                .flatMap(change -> Stream.concat(
                        Definitions.newColumns(change).stream()
                                .filter(column -> column.has("NOT", "NULL")
                                        && !column.has("DEFAULT")
                                        && !column.has("GENERATED")
                                        && !column.has("AS"))
                                .map(column -> Problem.at(
                                        column, "NOT NULL without DEFAULT: the release before could not insert")),
                        Definitions.actions(change).stream()
                                .filter(action -> action.has("SET", "NOT", "NULL"))
                                .map(action -> Problem.at(
                                        action,
                                        "SET NOT NULL reads the whole table while everybody waits, and breaks a release"
                                                + " that writes nulls"))));
    }

    /** A migration is one transaction or one statement: rows by the million belong into batches. */
    private static Stream<Problem> movedRows(MigrationText file) {
        return file.changes().stream()
                .filter(change -> change.begins("UPDATE") || change.begins("DELETE") || copies(change))
                .filter(change -> !change.begins("UPDATE", "bucketeer_schema", "SET"))
                .map(change -> Problem.at(
                        change, "moves rows in one go; fill new columns in batches, outside the migrations"));
    }

    /** An INSERT or CREATE TABLE of what a query, or TABLE as its short form, finds. */
    private static boolean copies(Statement change) {
        return (change.begins("INSERT") && (change.has("SELECT") || change.has("TABLE")))
                || (change.begins("CREATE", "TABLE")
                        && (change.has("SELECT") || change.from(2).has("TABLE")));
    }

    private static Stream<Problem> timeZone(MigrationText file) {
        boolean mysql = file.engine().equals("mysql");
        return file.changes().stream()
                .flatMap(change -> Definitions.newColumns(change).stream())
                .map(column -> column.from(1))
                .filter(type -> mysql ? isWrongOnMySql(type) : isWrongOnPostgres(type))
                .map(type -> Problem.at(
                        type,
                        mysql
                                ? "use datetime(6) in UTC: timestamp ends in 2038, and others round"
                                : "use timestamp with time zone: without it, it means what the session's zone is"));
    }

    private static boolean isWrongOnMySql(Statement type) {
        return type.begins("TIMESTAMP") || (type.begins("DATETIME") && !type.begins("DATETIME", "(", "6", ")"));
    }

    private static boolean isWrongOnPostgres(Statement type) {
        Statement zone = type.from(type.begins("TIMESTAMP", "(") ? 4 : 1);
        return type.begins("TIMESTAMP") && !zone.begins("WITH", "TIME", "ZONE");
    }

    private static Stream<Problem> names(MigrationText file) {
        return file.changes().stream()
                .flatMap(change -> Definitions.newNames(change).stream()
                        .flatMap(name -> nameProblem(name.text(), databases(file, change)).stream()
                                .map(problem -> Problem.at(name, problem))));
    }

    /** Types are PostgreSQL's alone; whatever else is made has the same name on both databases. */
    private static Set<String> databases(MigrationText file, Statement change) {
        boolean type =
                change.begins("CREATE", "TYPE") || change.begins("ALTER", "TYPE") || change.begins("CREATE", "DOMAIN");
        return type ? Set.of(file.engine()) : Set.of("mysql", "postgres");
    }

    private static Optional<String> nameProblem(String name, Set<String> databases) {
        if (name.length() > LONGEST_NAME) {
            return Optional.of(name + " is longer than " + LONGEST_NAME + " characters: PostgreSQL cuts names");
        }
        if (!PLAIN_NAME.matcher(name).matches()) {
            return Optional.of(name + " is not written in small letters, digits and underscores");
        }
        return databases.stream()
                .sorted()
                .filter(database -> ReservedWords.of(database).contains(name))
                .findFirst()
                .map(database -> name + " is a reserved word of " + database);
    }
}

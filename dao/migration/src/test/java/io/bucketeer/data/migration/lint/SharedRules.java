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
    private static final Set<String> NOT_A_COLUMN =
            Set.of("primary", "index", "key", "foreign", "check", "constraint", "partition");
    private static final Set<String> BEFORE_A_NAME = Set.of("column", "attribute", "value", "to");
    private static final String[][] CONTRACTIONS = {
        {"DROP", "TABLE"},
        {"DROP", "VIEW"},
        {"DROP", "TYPE"},
        {"DROP", "DOMAIN"},
        {"DROP", "FUNCTION"},
        {"TRUNCATE"},
        {"RENAME", "TABLE"}
    };

    private SharedRules() {}

    static List<LintRule> all() {
        return List.of(
                KnownStatements.rule(),
                LintRule.ofBoth("contraction", SharedRules::contraction),
                LintRule.ofBoth("not-null", SharedRules::notNull),
                LintRule.ofBoth("moved-rows", SharedRules::movedRows),
                LintRule.ofBoth("time-zone", SharedRules::timeZone),
                LintRule.ofBoth("name", SharedRules::names));
    }

    /** The release before runs on this schema: what it uses stays until a release that says so. */
    private static Stream<Problem> contraction(MigrationText file) {
        if (file.isContract()) {
            return Stream.empty();
        }
        String advice =
                " breaks the release before; when nothing uses it any more, say so in a line -- contract: <reason>";
        return file.changes().stream()
                .flatMap(change -> Stream.concat(
                        Stream.of(CONTRACTIONS)
                                .filter(change::begins)
                                .map(words -> Problem.at(change, String.join(" ", words) + advice)),
                        Definitions.actions(change).stream()
                                .filter(SharedRules::takesAway)
                                .map(action -> Problem.at(action, firstWords(action) + advice))));
    }

    private static boolean takesAway(Statement action) {
        boolean renames =
                action.begins("RENAME") && !action.begins("RENAME", "INDEX") && !action.begins("RENAME", "KEY");
        boolean drops =
                action.begins("DROP") && !NOT_A_COLUMN.contains(action.from(1).name());
        boolean changesType = action.begins("MODIFY")
                || action.begins("CHANGE")
                || action.begins("CONVERT", "TO")
                || (action.begins("ALTER")
                        && action.from(1)
                                .without("COLUMN")
                                .without("ATTRIBUTE")
                                .from(1)
                                .without("SET", "DATA")
                                .begins("TYPE"));
        return renames || drops || changesType;
    }

    private static String firstWords(Statement action) {
        return action.tokens().stream()
                .limit(
                        action.tokens().size() > 1
                                        && BEFORE_A_NAME.contains(
                                                action.tokens().get(1).lower())
                                ? 3
                                : 2)
                .map(Token::text)
                .reduce((one, next) -> one + " " + next)
                .orElse("");
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
                .filter(change -> change.begins("UPDATE")
                        || change.begins("DELETE")
                        || (change.begins("INSERT") && change.has("SELECT")))
                .filter(change -> !change.has("bucketeer_schema"))
                .map(change -> Problem.at(
                        change, "moves rows in one go; fill new columns in batches, outside the migrations"));
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

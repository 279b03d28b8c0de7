package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.LintRule.Problem;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The release before runs on this schema: what it uses stays until a release that says so. */
final class Contractions {

    /** What an ALTER may drop without anybody missing it; a column has no such word before its name. */
    private static final Set<String> NOT_MISSED = Set.of("INDEX", "KEY", "FOREIGN", "CHECK", "CONSTRAINT");

    private static final Set<String> BEFORE_A_NAME =
            Set.of("column", "attribute", "value", "to", "primary", "partition", "schema");
    private static final String ADVICE =
            " breaks the release before; when nothing uses it any more, say so in a line -- contract: <reason>";

    private Contractions() {}

    static Stream<Problem> problems(MigrationText file) {
        if (file.isContract()) {
            return Stream.empty();
        }
        return file.changes().stream()
                .flatMap(change -> Stream.concat(
                        Stream.of(change).filter(Contractions::drops),
                        Definitions.actions(change).stream().filter(Contractions::takesAway)))
                .map(part -> Problem.at(part, firstWords(part) + ADVICE));
    }

    private static boolean drops(Statement change) {
        return change.begins("DROP") && !change.begins("DROP", "INDEX");
    }

    private static boolean takesAway(Statement action) {
        boolean renames =
                action.begins("RENAME") && !action.begins("RENAME", "INDEX") && !action.begins("RENAME", "KEY");
        boolean drops = action.begins("DROP") && NOT_MISSED.stream().noneMatch(what -> action.begins("DROP", what));
        boolean moves = action.begins("DETACH", "PARTITION") || action.begins("SET", "SCHEMA");
        return renames || drops || moves || changesType(action) || dropsDefault(action);
    }

    private static boolean changesType(Statement action) {
        return action.begins("MODIFY")
                || action.begins("CHANGE")
                || action.begins("CONVERT", "TO")
                || Definitions.columnChange(action).without("SET", "DATA").begins("TYPE");
    }

    /** The release before may count on it when it inserts. */
    private static boolean dropsDefault(Statement action) {
        return Definitions.columnChange(action).begins("DROP", "DEFAULT");
    }

    private static String firstWords(Statement part) {
        boolean named = part.tokens().size() > 1
                && BEFORE_A_NAME.contains(part.tokens().get(1).lower());
        return part.tokens().stream().limit(named ? 3 : 2).map(Token::text).collect(Collectors.joining(" "));
    }
}

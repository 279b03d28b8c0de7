package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.LintRule.Problem;
import io.bucketeer.data.migration.lint.Token.Kind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Functions that indexes and checks stand on. PostgreSQL neither builds an index anew nor looks at a row again when the
 * function becomes another one, so queries would miss rows without an error.
 */
final class UsedFunctions {

    private UsedFunctions() {}

    /** Until the release that brings the function there are no rows, so it may still be replaced. */
    static Stream<Problem> replaced(MigrationText file, MigrationSet set) {
        return file.changes().stream()
                .filter(change -> change.begins("CREATE", "OR", "REPLACE", "FUNCTION"))
                .filter(change -> !isNew(name(change), set) && isUsed(name(change), set))
                .map(change -> Problem.at(
                        change,
                        "an index, a check or another function stands on " + name(change) + " and keeps what it"
                                + " returned before; make a function of another name, and what stands on it anew"));
    }

    private static boolean isNew(String function, MigrationSet set) {
        return set.files("postgres").stream()
                .filter(file -> !set.isReleased(file))
                .flatMap(file -> file.changes().stream())
                .anyMatch(change ->
                        change.begins("CREATE", "FUNCTION") && name(change).equals(function));
    }

    private static boolean isUsed(String function, MigrationSet set) {
        return set.files("postgres").stream()
                .flatMap(file -> file.changes().stream())
                .filter(change -> !change.begins("COMMENT")
                        && !change.begins("DROP")
                        && !name(change).equals(function))
                .anyMatch(change -> calls(change, function));
    }

    /** The function that a statement makes; empty where it makes none. */
    private static String name(Statement change) {
        Statement rest = change.without("CREATE").without("OR", "REPLACE");
        return rest.begins("FUNCTION") ? rest.from(1).name() : "";
    }

    private static boolean calls(Statement change, String function) {
        List<Token> tokens = change.tokens();
        Pattern inABody = Pattern.compile("\\b" + function + "\\s*\\(", Pattern.CASE_INSENSITIVE);
        return IntStream.range(0, tokens.size())
                .anyMatch(i -> tokens.get(i).kind() == Kind.TEXT
                        ? !name(change).isEmpty()
                                && inABody.matcher(tokens.get(i).text()).find()
                        : tokens.get(i).lower().equals(function) && change.isAt(i + 1, "("));
    }
}

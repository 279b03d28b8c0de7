package io.bucketeer.data.migration.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a statement makes or changes. */
final class Definitions {

    /** What an item of a table or an ADD may begin with when it is no column. */
    private static final Set<String> NO_COLUMN = Set.of(
            "primary",
            "unique",
            "key",
            "index",
            "constraint",
            "foreign",
            "check",
            "fulltext",
            "spatial",
            "exclude",
            "like",
            "partition",
            "value",
            "attribute");

    private Definitions() {}

    /** The table that a statement makes, changes or indexes; empty for other statements. */
    static String table(Statement statement) {
        if (statement.begins("CREATE", "TABLE")) {
            return statement.from(2).without("IF", "NOT", "EXISTS").name();
        }
        if (statement.begins("ALTER", "TABLE")) {
            return statement.from(2).without("IF", "EXISTS").without("ONLY").name();
        }
        boolean index = statement.begins("CREATE", "INDEX") || statement.begins("CREATE", "UNIQUE", "INDEX");
        int on = statement.indexOf("ON");
        return index && on > 0 ? statement.from(on + 1).without("ONLY").name() : "";
    }

    /** What an ALTER does, one part for each of its actions. */
    static List<Statement> actions(Statement statement) {
        if (!statement.begins("ALTER")) {
            return List.of();
        }
        return statement.from(2).without("IF", "EXISTS").without("ONLY").from(1).items();
    }

    /** What becomes of the column or attribute that an action alters; empty where it alters none. */
    static Statement columnChange(Statement action) {
        Statement rest = action.without("ALTER").without("COLUMN").without("ATTRIBUTE");
        return rest.from(action.begins("ALTER") ? 1 : rest.tokens().size());
    }

    /** The columns and attributes that a statement makes, each beginning with its name. */
    static List<Statement> newColumns(Statement statement) {
        if (statement.begins("CREATE", "TABLE")) {
            return statement.inParentheses().items().stream()
                    .filter(item -> !NO_COLUMN.contains(item.name()))
                    .toList();
        }
        if (statement.begins("CREATE", "TYPE")) {
            return statement.inParentheses().items();
        }
        return actions(statement).stream().flatMap(Definitions::added).toList();
    }

    /** The column or attribute that an action adds. */
    private static Stream<Statement> added(Statement action) {
        if (action.begins("ADD", "ATTRIBUTE")) {
            return Stream.of(action.from(2));
        }
        Statement rest = action.without("ADD").without("COLUMN").without("IF", "NOT", "EXISTS");
        boolean column = action.begins("ADD", "COLUMN") || !NO_COLUMN.contains(rest.name());
        return action.begins("ADD") && column ? Stream.of(rest) : Stream.empty();
    }

    /** The constraints and keys that a statement makes, each from its first word after ADD. */
    static List<Statement> newConstraints(Statement statement) {
        Stream<Statement> parts = statement.begins("CREATE", "TABLE")
                ? statement.inParentheses().items().stream()
                : actions(statement).stream()
                        .filter(action -> action.begins("ADD"))
                        .map(action -> action.from(1));
        return parts.filter(part -> NO_COLUMN.contains(part.name())).toList();
    }

    /** The names that a statement gives. */
    static List<Token> newNames(Statement statement) {
        List<Token> names = new ArrayList<>();
        newColumns(statement).forEach(column -> names.add(column.tokens().getFirst()));
        newConstraints(statement).forEach(constraint -> addNameOf(constraint, names));
        if (statement.begins("CREATE")) {
            Statement rest = statement
                    .from(1)
                    .without("OR", "REPLACE")
                    .without("UNIQUE")
                    .from(1)
                    .without("CONCURRENTLY")
                    .without("IF", "NOT", "EXISTS");
            names.addAll(rest.tokens().subList(0, Math.min(1, rest.tokens().size())));
        }
        return names;
    }

    private static void addNameOf(Statement constraint, List<Token> names) {
        Statement rest = constraint
                .without("CONSTRAINT")
                .without("UNIQUE")
                .without("FULLTEXT")
                .without("KEY")
                .without("INDEX");
        boolean named =
                !rest.tokens().isEmpty() && rest.tokens().getFirst().isName() && !NO_COLUMN.contains(rest.name());
        if (named) {
            names.add(rest.tokens().getFirst());
        }
    }
}

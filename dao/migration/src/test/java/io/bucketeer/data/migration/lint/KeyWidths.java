package io.bucketeer.data.migration.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How wide keys may become, in bytes. MySQL refuses a key of more than 3,072 when it is made; PostgreSQL takes every key and
 * refuses the row whose entry has more than 2,704. So 2,700 is the limit on both.
 */
final class KeyWidths {

    private static final String RULE = "key-width";
    private static final int LIMIT = 2_700;
    private static final int UNBOUNDED = 1_000_000;
    private static final int BYTES_OF_CHARACTER = 4;
    private static final Map<String, Integer> OF_TYPE = Map.ofEntries(
            Map.entry("boolean", 1),
            Map.entry("tinyint", 1),
            Map.entry("smallint", 2),
            Map.entry("int", 4),
            Map.entry("integer", 4),
            Map.entry("bigint", 8),
            Map.entry("double", 8),
            Map.entry("datetime", 8),
            Map.entry("timestamp", 8),
            Map.entry("timestamptz", 8),
            Map.entry("uuid", 16));

    private final Map<String, Integer> ofColumn = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private KeyWidths() {}

    static Stream<Finding> findings(MigrationSet set) {
        return Stream.of("mysql", "postgres").flatMap(engine -> {
            KeyWidths widths = new KeyWidths();
            set.files(engine).forEach(file -> file.changes().forEach(change -> widths.read(file, change)));
            return widths.findings.stream();
        });
    }

    private void read(MigrationText file, Statement change) {
        String table = Definitions.table(change);
        if (table.isEmpty()) {
            return;
        }
        for (Statement column : Definitions.newColumns(change)) {
            ofColumn.put(table + "." + column.name(), width(column.from(1)));
            if (column.has("PRIMARY", "KEY") || column.has("UNIQUE")) {
                check(file, table, column, List.of(new Statement(column.tokens().subList(0, 1))));
            }
        }
        for (Statement constraint : Definitions.newConstraints(change)) {
            if (isKey(constraint)) {
                check(file, table, constraint, constraint.inParentheses().items());
            }
        }
        if (change.begins("CREATE") && !change.begins("CREATE", "TABLE") && !change.has("USING", "gin")) {
            check(file, table, change, change.inParentheses().items());
        }
    }

    private static boolean isKey(Statement constraint) {
        return !constraint.has("CHECK") && !constraint.has("FOREIGN", "KEY") && !constraint.begins("FULLTEXT");
    }

    private void check(MigrationText file, String table, Statement key, List<Statement> columns) {
        if (columns.stream().anyMatch(KeyWidths::isExpression)) {
            return;
        }
        int width = columns.stream().mapToInt(column -> width(table, column)).sum();
        if (width > LIMIT) {
            String size = width >= UNBOUNDED ? "without a limit" : width + " bytes";
            findings.add(new Finding(
                    file.path(),
                    key.line(),
                    RULE,
                    "this key of " + table + " may become " + size + "; an entry has room for " + LIMIT));
        }
    }

    /** In parentheses, or a call; a name with a number in parentheses is a column of which a prefix is meant. */
    private static boolean isExpression(Statement column) {
        boolean prefix = column.from(1).begins("(")
                && column.tokens().get(2).text().chars().allMatch(Character::isDigit);
        return column.begins("(") || (column.from(1).begins("(") && !prefix);
    }

    private int width(String table, Statement column) {
        if (column.from(1).begins("(")) {
            return length(column.from(1));
        }
        return ofColumn.getOrDefault(table + "." + column.name(), 0);
    }

    private static int width(Statement type) {
        Statement plain = type.begins("CHARACTER", "VARYING") ? type.from(1) : type;
        return switch (plain.name()) {
            case "varchar", "char", "varying", "character" -> length(plain.from(1));
            case "binary", "varbinary" -> length(plain.from(1)) / BYTES_OF_CHARACTER;
            case "text", "mediumtext", "longtext", "json", "jsonb", "blob", "bytea" -> UNBOUNDED;
            default -> OF_TYPE.getOrDefault(plain.name(), 0);
        };
    }

    /** What stands in parentheses, as characters. */
    private static int length(Statement parentheses) {
        return parentheses.begins("(")
                ? Integer.parseInt(parentheses.tokens().get(1).text()) * BYTES_OF_CHARACTER
                : UNBOUNDED;
    }
}

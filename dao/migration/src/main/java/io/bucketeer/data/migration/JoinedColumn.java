package io.bucketeer.data.migration;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text column of a MySQL table, as far as its conversion needs it.
 *
 * @param table the table it belongs to
 * @param name its name
 * @param type its type with its length, such as {@code varchar(255)}
 * @param characterSet how its text is stored
 * @param collation how its text is compared
 * @param nullable whether it may be null
 * @param defaultValue its default; null when there is none
 * @param comment its comment; may be empty
 * @param extra what else the catalog says, such as that it is generated; empty for a plain column
 */
record JoinedColumn(
        String table,
        String name,
        String type,
        String characterSet,
        String collation,
        boolean nullable,
        @Nullable String defaultValue,
        String comment,
        String extra) {

    static final String QUERY = """
            SELECT c.TABLE_NAME, c.COLUMN_NAME, c.COLUMN_TYPE, c.CHARACTER_SET_NAME, c.COLLATION_NAME,
                c.IS_NULLABLE = 'YES', c.COLUMN_DEFAULT, c.COLUMN_COMMENT, LOWER(c.EXTRA)
            FROM information_schema.COLUMNS c
            JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
            WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE' AND c.COLLATION_NAME IS NOT NULL
            ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION""";

    /** The collation of our text. */
    static final String OURS = "utf8mb4_0900_bin";

    private static final String CHARACTER_SET = "utf8mb4";
    private static final Pattern QUOTED = Pattern.compile("`((?:[^`]|``)+)`");

    /** What a column of that name holds the id of. */
    private static final Map<String, String> PARENTS = Map.of(
            "environment_id", "environment_v2",
            "feature_id", "feature",
            "organization_id", "organization",
            "project_id", "project",
            "segment_id", "segment");

    /** The table whose id it holds by its name; empty where the name is none of those. */
    String parent() {
        return PARENTS.getOrDefault(name, "");
    }

    boolean isConverted() {
        return collation.equals(OURS);
    }

    boolean isOfOurCharacterSet() {
        return characterSet.equals(CHARACTER_SET);
    }

    boolean is(String otherTable, String otherName) {
        return table.equals(otherTable) && name.equals(otherName);
    }

    /** Why it cannot be converted, in words; empty where it can. */
    String obstacle() {
        if (!isOfOurCharacterSet()) {
            return "is kept in the character set " + characterSet;
        }
        return extra.isEmpty() ? "" : "is " + extra;
    }

    /** The clause of an ALTER TABLE that gives it the collation of our text and changes nothing else. */
    String conversion() {
        return "MODIFY " + quoted(name) + " " + type + " CHARACTER SET " + CHARACTER_SET + " COLLATE " + OURS
                + (nullable ? " NULL" : " NOT NULL")
                + (defaultValue == null ? "" : " DEFAULT " + text(defaultValue))
                + (comment.isEmpty() ? "" : " COMMENT " + text(comment));
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(JoinedColumn::quoted).toList());
    }

    /** The names that stand quoted in a text, in order. */
    static List<String> unquoted(String names) {
        return QUOTED.matcher(names)
                .results()
                .map(name -> name.group(1).replace("``", "`"))
                .toList();
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

package io.bucketeer.data.migration;

import io.bucketeer.data.migration.AdoptionFinding.Kind;
import io.bucketeer.data.migration.MigrationText.Check;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which rows of a table a conversion would break, or concerns.
 *
 * @param kind what it means that there are some
 * @param table the table
 * @param selected what identifies a row to its operator, columns separated by commas
 * @param condition which rows {@code r} they are
 * @param problem what is the matter with them, to follow their number
 * @param advice what to do about them; may be empty
 */
record RowQuestion(Kind kind, String table, String selected, String condition, String problem, String advice) {

    private static final String TAGS = "JSON_TABLE(r.tags, '$[*]' COLUMNS (tag LONGTEXT PATH '$')) AS t";

    /**
     * What the index over tags takes: elements of 255 characters (error 3907) and, together in a row, 4,674 bytes where the
     * table has our columns (error 3906), less where it has further ones.
     */
    private static final String UNINDEXABLE_TAGS = "(SELECT COALESCE(MAX(CHAR_LENGTH(t.tag)) > 255"
            + " OR SUM(LENGTH(t.tag)) > 4000, 0)"
            + " FROM " + TAGS + ")";

    /** Byte for byte, as they are compared after the conversion. */
    private static final String SHARED_SECRET = "r.api_key <> '' AND CAST(r.api_key AS BINARY) IN"
            + " (SELECT o.secret FROM (SELECT CAST(api_key AS BINARY) AS secret FROM api_key) AS o"
            + " GROUP BY o.secret HAVING COUNT(*) > 1)";

    static RowQuestion check(String table, String key, Check check) {
        return new RowQuestion(
                Kind.ROWS,
                table,
                key,
                "NOT " + check.condition(),
                "that check " + check.name() + " will refuse",
                "Correct them:");
    }

    static RowQuestion tags(String key) {
        return new RowQuestion(
                Kind.ROWS,
                "feature",
                key,
                UNINDEXABLE_TAGS,
                "whose tags index idx_feature_tags cannot hold, since one is longer than 255 characters or all are"
                        + " longer than 4,000 bytes",
                "Shorten them:");
    }

    /** What this library saves of tags, so that MySQL takes an update of them (error 1713). */
    static RowQuestion manyTags(String key) {
        return new RowQuestion(
                Kind.NOTICE,
                "feature",
                key,
                "(SELECT COUNT(*) > 500 OR COALESCE(SUM(LENGTH(t.tag)), 0) > 2048 FROM " + TAGS + ")",
                "with more than 500 tags or 2,048 bytes of them, which this library reads and does not save",
                "To see them:");
    }

    /** @param columns the columns of an index of ours that begins with the environment */
    static RowQuestion wide(String table, String key, String... columns) {
        String lengths =
                Arrays.stream(columns).map(column -> "LENGTH(r." + column + ")").collect(Collectors.joining(" + "));
        return new RowQuestion(
                Kind.NOTICE,
                table,
                key,
                lengths + " > 2600",
                "with more than 2,600 bytes in " + String.join(", ", columns)
                        + ", which this library reads and does not save",
                "To see them:");
    }

    static RowQuestion strategies(String key) {
        return new RowQuestion(
                Kind.ROWS,
                "feature",
                key,
                "JSON_TYPE(r.default_strategy) = 'NULL'",
                "without a default strategy, which neither this library nor Bucketeer can use",
                "Give them one:");
    }

    static RowQuestion misspelled(JoinedColumn column, String selected, boolean inEnvironment) {
        return new RowQuestion(
                Kind.ROWS,
                column.table(),
                selected,
                Reference.misspelled(column, inEnvironment),
                "whose " + column.name() + " is spelled unlike the id in " + column.parent()
                        + " and will no longer find it",
                "Spell them alike:");
    }

    static RowQuestion broken(ForeignKey key) {
        return new RowQuestion(
                Kind.ROWS,
                key.table(),
                JoinedColumn.quoted(key.columns()),
                key.broken(),
                "that foreign key " + key.name() + " will refuse, since " + key.parent() + " has no such row",
                "Correct or remove them:");
    }

    static RowQuestion sharedSecrets(String key) {
        return new RowQuestion(
                Kind.NOTICE,
                "api_key",
                key,
                SHARED_SECRET,
                "share their secret with another one; of such keys only the first will be found by it",
                "To see them:");
    }

    static RowQuestion neverUsed(String key) {
        return new RowQuestion(
                Kind.NOTICE,
                "api_key",
                key,
                "r.last_used_at IS NULL",
                "without last_used_at, which becomes 0",
                "To see them:");
    }

    /** An expression that counts them, over the rows {@code r} of the table. */
    String count() {
        return "COUNT(CASE WHEN " + condition + " THEN 1 END)";
    }

    AdoptionFinding finding(long rows) {
        return new AdoptionFinding(
                kind,
                table,
                rows + (rows == 1 ? " row " : " rows ") + problem + ".",
                advice + " SELECT " + selected + " FROM " + JoinedColumn.quoted(table) + " AS r WHERE " + condition
                        + ";");
    }
}

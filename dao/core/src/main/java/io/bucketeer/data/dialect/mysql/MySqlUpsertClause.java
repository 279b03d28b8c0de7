package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.UpsertClause;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code ON DUPLICATE KEY UPDATE} takes any unique key's conflict, where only the named key's is an update: a conflict
 * with a row that has another unique key, on the primary key, fails as a duplicate key, as it does on other databases.
 */
final class MySqlUpsertClause implements UpsertClause {

    /**
     * Fails with error 1242, which the error translator knows as a duplicate key: nothing else of ours can raise it.
     */
    private static final String OTHER_ROW = "(select 1 union select 2)";

    @Override
    public String of(String table, List<String> primaryKey, List<String> uniqueKey, List<String> updated) {
        String sameKey = uniqueKey.stream()
                .map(column -> table + "." + column + " = new." + column)
                .collect(Collectors.joining(" and "));
        return updated.stream()
                .map(column -> column + " = if(" + sameKey + ", new." + column + ", " + OTHER_ROW + ")")
                .collect(Collectors.joining(", ", "as new on duplicate key update ", ""));
    }

    /** A column that is set to what it has is not written. */
    @Override
    public String lock(List<String> primaryKey) {
        String column = primaryKey.getFirst();
        return "on duplicate key update " + column + " = " + column;
    }
}

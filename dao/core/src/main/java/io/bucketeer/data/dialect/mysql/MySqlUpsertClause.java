package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.UpsertClause;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code ON DUPLICATE KEY UPDATE} takes any unique key's conflict. Only the named key's may change the row that is there,
 * so every column keeps its value unless the whole key is equal; the primary key's conflict with another row, of another
 * environment say, changes nothing.
 */
final class MySqlUpsertClause implements UpsertClause {

    @Override
    public String of(String table, List<String> uniqueKey, List<String> updated) {
        String sameKey = uniqueKey.stream()
                .map(column -> table + "." + column + " = new." + column)
                .collect(Collectors.joining(" and "));
        return updated.stream()
                .map(column -> column + " = if(" + sameKey + ", new." + column + ", " + table + "." + column + ")")
                .collect(Collectors.joining(", ", " as new on duplicate key update ", ""));
    }
}

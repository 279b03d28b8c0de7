package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.UpsertClause;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ON CONFLICT} names the key whose conflict is an update; the tenant column is part of it. */
final class PostgresUpsertClause implements UpsertClause {

    @Override
    public String of(String table, List<String> uniqueKey, List<String> updated) {
        String target = String.join(", ", uniqueKey);
        return updated.stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", ", "on conflict (" + target + ") do update set ", ""));
    }
}

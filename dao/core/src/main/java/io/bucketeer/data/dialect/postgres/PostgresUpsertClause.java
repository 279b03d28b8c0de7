package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.UpsertClause;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ON CONFLICT} names the key whose conflict is an update; the tenant column is part of it. It would look no
 * further than that key: a new row whose primary key belongs to yet another row must fail as it does elsewhere, so the
 * update then takes over the primary key, which is taken. That other row is locked, which waits for who is deleting it:
 * were it gone when the key is taken over, the update would succeed and change a key.
 */
final class PostgresUpsertClause implements UpsertClause {

    @Override
    public String of(String table, List<String> primaryKey, List<String> uniqueKey, List<String> updated) {
        String taken = primaryKey.stream()
                .map(column -> "other." + column + " = excluded." + column)
                .collect(Collectors.joining(
                        " and ", "exists (select 1 from " + table + " other where ", " for key share)"));
        Stream<String> kept = primaryKey.stream()
                .filter(column -> !uniqueKey.contains(column))
                .map(column -> column + " = case when " + taken + " then excluded." + column + " else " + table + "."
                        + column + " end");
        Stream<String> changed = updated.stream().map(column -> column + " = excluded." + column);
        String target = String.join(", ", uniqueKey);
        return Stream.concat(changed, kept)
                .collect(Collectors.joining(", ", "on conflict (" + target + ") do update set ", ""));
    }

    /** The row is locked before its update is found not to be wanted, so that no new version of it is written. */
    @Override
    public String lock(List<String> primaryKey) {
        String column = primaryKey.getFirst();
        return "on conflict (" + String.join(", ", primaryKey) + ") do update set " + column + " = excluded." + column
                + " where false";
    }
}

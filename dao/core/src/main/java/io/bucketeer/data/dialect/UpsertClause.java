package io.bucketeer.data.dialect;

import java.util.List;

/**
 * The tail of a multi-row {@code INSERT} that says what becomes of a row that is there. Names of columns are lower-case
 * words that need no quotes. Immutable.
 */
public interface UpsertClause {

    /**
     * Turns a conflict on one unique key into an update of a few columns. A row that differs in the tenant column is
     * never changed.
     *
     * @param table the rendered table name
     * @param primaryKey the names of the columns of the primary key; a conflict on it with a row that has another
     *     unique key is a duplicate key, whether or not the unique key is there as well
     * @param uniqueKey the names of the columns whose conflict is an update
     * @param updated the names of the columns that take the new row's value
     * @return SQL to append to {@code INSERT INTO … VALUES …}
     */
    String of(String table, List<String> primaryKey, List<String> uniqueKey, List<String> updated);

    /**
     * Leaves a row of the same primary key as it is, but locks it as an update would, until the transaction ends.
     *
     * @param primaryKey the names of its columns; the table has no other unique key
     * @return SQL to append to {@code INSERT INTO … VALUES …}
     */
    String lock(List<String> primaryKey);
}

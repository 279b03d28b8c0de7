package io.bucketeer.data.migration;

import java.io.Serializable;

/**
 * Something about a database of Bucketeer's that its operator must know before it is taken over, or about tables that
 * Bucketeer has beside ours. It holds no value of a row.
 *
 * @param kind of what kind it is
 * @param table the table concerned; of other databases, that it is these
 * @param problem what was found, in one sentence; of rows, how many there are
 * @param remedy what to do about it; of rows, the query that shows them
 */
public record AdoptionFinding(Kind kind, String table, String problem, String remedy) implements Serializable {

    /** Of what kind a finding is. */
    public enum Kind {
        /** A table is not as Bucketeer's own migrations leave it. */
        SCHEMA,
        /** Rows that the converted schema would refuse, or that would lose what they belong to. */
        ROWS,
        /** A table that is not ours holds our ids and cannot be converted with them. */
        OTHER_TABLE,
        /** Good to know; it stands in no way. */
        NOTICE;

        /** Whether the database is refused for it. */
        public boolean refuses() {
            return this != NOTICE;
        }
    }

    /** In one line. */
    @Override
    public String toString() {
        return table + ": " + problem + " " + remedy;
    }
}

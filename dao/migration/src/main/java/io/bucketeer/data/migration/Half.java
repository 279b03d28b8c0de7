package io.bucketeer.data.migration;

import java.util.List;

/**
 * A half of the schema in one kind of database.
 *
 * @param name which half
 * @param location where its migrations stand, as Flyway writes it
 * @param historyTable the table that notes which of them were applied
 * @param level the level of the schema after the last of them
 * @param upstreamVersions the migrations after which the tables are as Bucketeer's own migrations leave them; empty where
 *     Bucketeer has no such tables
 */
record Half(SchemaHalf name, String location, String historyTable, int level, List<String> upstreamVersions) {

    private static final String HISTORY_TABLE = "flyway_schema_history";

    Half {
        upstreamVersions = List.copyOf(upstreamVersions);
    }

    static Half operational(String location, int level, String... upstreamVersions) {
        return new Half(SchemaHalf.OPERATIONAL, location, HISTORY_TABLE, level, List.of(upstreamVersions));
    }

    static Half events(String location, int level) {
        return new Half(SchemaHalf.EVENTS, location, HISTORY_TABLE + "_events", level, List.of());
    }

    /** Whether a table, or an index on it, belongs to a history, of whichever half. */
    static boolean isHistory(String table) {
        return table.startsWith(HISTORY_TABLE);
    }

    /** Where a migration stands on the class path, from its root. */
    String path(String file) {
        return location.substring(location.indexOf(':') + 1) + "/" + file;
    }
}

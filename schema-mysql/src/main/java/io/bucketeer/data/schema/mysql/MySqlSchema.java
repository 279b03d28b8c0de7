package io.bucketeer.data.schema.mysql;

/** Where the Flyway migrations for MySQL stand on the class path, and what they make. */
public final class MySqlSchema {

    /** The operational tables: organizations, projects, environments, tags and features. */
    public static final String OPERATIONAL_LOCATION = "classpath:db/migration/mysql/operational";

    /** Level of the operational tables after the last of these migrations, as table {@code bucketeer_schema} has it. */
    public static final int OPERATIONAL_LEVEL = 1;

    /** The tables of events; no release has any yet. */
    public static final String EVENTS_LOCATION = "classpath:db/migration/mysql/events";

    /** Level of the tables of events; 0 while there are none. */
    public static final int EVENTS_LEVEL = 0;

    private MySqlSchema() {}
}

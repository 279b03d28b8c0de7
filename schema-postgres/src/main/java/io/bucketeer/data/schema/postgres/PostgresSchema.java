package io.bucketeer.data.schema.postgres;

/** Where the Flyway migrations for PostgreSQL stand on the class path, and what they make. */
public final class PostgresSchema {

    /** The operational tables: organizations, projects, environments, tags and features. */
    public static final String OPERATIONAL_LOCATION = "classpath:db/migration/postgres/operational";

    /** Level of the operational tables after the last of these migrations, as table {@code bucketeer_schema} has it. */
    public static final int OPERATIONAL_LEVEL = 1;

    /** The tables of events; no release has any yet. */
    public static final String EVENTS_LOCATION = "classpath:db/migration/postgres/events";

    /** Level of the tables of events; 0 while there are none. */
    public static final int EVENTS_LEVEL = 0;

    private PostgresSchema() {}
}

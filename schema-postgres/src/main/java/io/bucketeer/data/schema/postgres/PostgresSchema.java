package io.bucketeer.data.schema.postgres;

/** Where the Flyway migrations for PostgreSQL stand on the class path. */
public final class PostgresSchema {

    /** The operational tables: organizations, projects, environments, tags and features. */
    public static final String OPERATIONAL_LOCATION = "classpath:db/migration/postgres/operational";

    private PostgresSchema() {}
}

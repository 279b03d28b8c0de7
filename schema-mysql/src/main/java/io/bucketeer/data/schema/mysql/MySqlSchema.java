package io.bucketeer.data.schema.mysql;

/** Where the Flyway migrations for MySQL stand on the class path. */
public final class MySqlSchema {

    /** The operational tables: organizations, projects, environments, tags and features. */
    public static final String OPERATIONAL_LOCATION = "classpath:db/migration/mysql/operational";

    private MySqlSchema() {}
}

package io.bucketeer.data.dialect;

import io.bucketeer.data.config.DatabaseConfig;
import javax.sql.DataSource;

/**
 * Opens databases of one engine; found by {@link java.util.ServiceLoader}, so that a configuration file alone picks it.
 */
public interface DatabaseProvider {

    /** The engine's name in the configuration: {@code mysql} or {@code postgres}. */
    String type();

    /**
     * Opens a pool of connections with safe driver settings, and checks server and schema.
     *
     * @throws io.bucketeer.data.error.ConfigurationException when the server's settings are unsafe or the schema does
     *     not fit
     * @throws io.bucketeer.data.error.UnavailableException when the server does not answer
     */
    OpenDatabase open(DatabaseConfig config);

    /** Connections for work on the schema, as {@link Databases#forMigration} describes them. */
    DataSource forMigration(DatabaseConfig config);
}

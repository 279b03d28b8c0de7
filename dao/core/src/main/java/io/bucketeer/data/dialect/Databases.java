package io.bucketeer.data.dialect;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ErrorCode;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database that a configuration names, whichever it is. */
public final class Databases {

    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

    private Databases() {}

    /**
     * Opens a pool of connections to it, after its server and schema have been checked.
     *
     * @throws ConfigurationException when the engine, the login, the server's settings or the schema do not fit
     * @throws io.bucketeer.data.error.UnavailableException when the server does not answer
     */
    public static OpenDatabase open(DatabaseConfig config) {
        DatabaseProvider provider = provider(config);
        KeptAddresses.warning(config.host()).ifPresent(LOG::warn);
        return provider.open(config);
    }

    /**
     * Connections to it for work on its schema, opened as those of {@link #open} are, with the same login, TLS and
     * session, but without a pool, without a look at server and schema, and without a limit on how long a statement
     * runs or the server is silent, since changing a large table takes its time. Nothing is opened before it is asked
     * for; every {@link java.sql.SQLException} of {@link DataSource#getConnection()} has the {@link
     * io.bucketeer.data.error.DataAccessException} that says all about it as its cause. Thread-safe.
     *
     * @throws ConfigurationException when the engine does not fit, or a pooler stands before it
     */
    public static DataSource forMigration(DatabaseConfig config) {
        return provider(config).forMigration(config);
    }

    private static DatabaseProvider provider(DatabaseConfig config) {
        ServiceLoader<DatabaseProvider> providers =
                ServiceLoader.load(DatabaseProvider.class, Databases.class.getClassLoader());
        for (DatabaseProvider provider : providers) {
            if (provider.type().equals(config.type())) {
                return provider;
            }
        }
        String known = providers.stream()
                .map(provider -> provider.get().type())
                .sorted()
                .collect(Collectors.joining(", "));
        throw new ConfigurationException(
                ErrorCode.INVALID_CONFIGURATION,
                "no provider for database type '" + config.type() + "' is on the class path; there are: " + known,
                null);
    }
}

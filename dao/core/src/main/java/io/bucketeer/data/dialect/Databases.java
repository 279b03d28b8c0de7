package io.bucketeer.data.dialect;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ErrorCode;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Opens the database that a configuration names, whichever it is. */
public final class Databases {

    private Databases() {}

    /**
     * Opens a pool of connections to it, after its server and schema have been checked.
     *
     * @throws ConfigurationException when the engine, the login, the server's settings or the schema do not fit
     * @throws io.bucketeer.data.error.UnavailableException when the server does not answer
     */
    public static OpenDatabase open(DatabaseConfig config) {
        ServiceLoader<DatabaseProvider> providers =
                ServiceLoader.load(DatabaseProvider.class, Databases.class.getClassLoader());
        for (DatabaseProvider provider : providers) {
            if (provider.type().equals(config.type())) {
                return provider.open(config);
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

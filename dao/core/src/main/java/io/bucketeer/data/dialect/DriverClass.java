package io.bucketeer.data.dialect;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ErrorCode;
import java.sql.Driver;

/**
 * A JDBC driver that may be missing, since an application may leave out the database that it does not use.
 *
 * @param name of the class
 * @param artifact the Maven coordinates, {@code group:artifact}, to put on the class path
 */
public record DriverClass(String name, String artifact) {

    /**
     * A new driver.
     *
     * @throws ConfigurationException when it is not on the class path
     */
    public Driver load() {
        try {
            return Class.forName(name)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ConfigurationException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the JDBC driver " + name + " is not on the class path; add " + artifact,
                    e);
        }
    }
}

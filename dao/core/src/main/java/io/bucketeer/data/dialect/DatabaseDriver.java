package io.bucketeer.data.dialect;

import io.bucketeer.data.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** How one database's JDBC driver is told what every connection must be like. Thread-safe. */
public interface DatabaseDriver {

    /**
     * The driver.
     *
     * @throws io.bucketeer.data.error.ConfigurationException when it is not on the class path
     */
    Driver load();

    /**
     * The JDBC address, without any setting; the configuration's names hold no character that means something in it.
     */
    String url(DatabaseConfig config);

    /**
     * All settings of the driver but the login. Reading times out after the connection time-out; a longer limit is set
     * once the login is done.
     */
    Map<String, String> properties(DatabaseConfig config, Limits limits);

    /** Makes the settings of a new connection that cannot be made by properties. */
    void prepare(Connection connection, DatabaseConfig config) throws SQLException;

    /**
     * What ends writes that take longer than the limits say.
     *
     * @param logins opens connections as those of the pool are
     */
    WriteLimit writeLimit(DataSource logins, Limits limits);

    /** Reads the settings that must be safe, from a prepared connection. */
    List<ServerSetting> settings(Connection connection) throws SQLException;

    /**
     * Whether a cause of a failed login is that server and driver did not agree on TLS, where it is no SSLException.
     */
    boolean isAboutTls(Throwable cause);
}

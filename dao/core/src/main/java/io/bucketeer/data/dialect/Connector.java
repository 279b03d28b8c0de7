package io.bucketeer.data.dialect;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.Tls;
import io.bucketeer.data.config.UsernamePassword;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.UnavailableException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.net.ssl.SSLException;

/**
 * Opens connections by one driver. Each takes the credentials that are valid at that time and settings that are made in
 * code alone, and waits no longer for the login than the configuration allows. Thread-safe.
 */
final class Connector {

    private final DatabaseDriver driver;
    private final DatabaseConfig config;
    private final Limits limits;
    private final ErrorTranslator errors;

    Connector(DatabaseDriver driver, DatabaseConfig config, Limits limits, ErrorTranslator errors) {
        this.driver = driver;
        this.config = config;
        this.limits = limits;
        this.errors = errors;
    }

    /**
     * A new connection.
     *
     * @throws SQLException whose cause is the {@link DataAccessException} that says all about it, without the driver's
     *     text
     */
    Connection connect() throws SQLException {
        return connect(WriteLimit.LEFT_TO_SERVER);
    }

    /** The same, with a limit on its writes. */
    Connection connect(WriteLimit writeLimit) throws SQLException {
        try {
            return open(writeLimit);
        } catch (SQLException e) {
            DataAccessException failure = explain(e);
            throw new SQLException(failure.getMessage(), e.getSQLState(), e.getErrorCode(), failure);
        }
    }

    private Connection open(WriteLimit writeLimit) throws SQLException {
        UsernamePassword login = config.credentials().current();
        Properties properties = new Properties();
        properties.putAll(driver.properties(config, limits));
        properties.setProperty("user", login.username());
        properties.setProperty("password", login.password().reveal());
        Connection connection = driver.load().connect(driver.url(config), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know its own address");
        }
        try {
            driver.prepare(connection, config);
            connection = writeLimit.bound(connection);
            int answerWithin = Math.toIntExact(limits.answer().toMillis());
            connection.setNetworkTimeout(Runnable::run, answerWithin);
            return connection;
        } catch (SQLException | RuntimeException e) {
            close(connection, e);
            throw e;
        }
    }

    /** Closes what cannot be used; the reason for that counts, not how closing goes. */
    private static void close(Connection connection, Exception reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private DataAccessException explain(SQLException error) {
        String action = "connect to " + name(config);
        DataAccessException failure = errors.translate(action, error);
        if (config.tls().mode() != Tls.Mode.OFF && isAboutTls(error)) {
            return new ConfigurationException(
                    ErrorCode.INVALID_CONFIGURATION,
                    action + " failed: the server offers no TLS, or its certificate is not from a CA that 'tls.caFile'"
                            + " names, is out of date, or is not for host '" + config.host() + "'",
                    failure.getCause());
        }
        if (failure.code() == ErrorCode.RESPONSE_TIMEOUT) {
            return new UnavailableException(
                    ErrorCode.UNAVAILABLE,
                    action + " failed: the server did not answer within 'pool.connectionTimeout'",
                    failure.getCause());
        }
        return failure;
    }

    private boolean isAboutTls(SQLException error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof SSLException
                    || cause instanceof GeneralSecurityException
                    || driver.isAboutTls(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** What messages call the database. */
    static String name(DatabaseConfig config) {
        return config.type() + " database '" + config.database() + "' at " + config.hostAndPort();
    }
}

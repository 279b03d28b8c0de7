package io.bucketeer.data.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * One database on a test server, with credentials that own it.
 *
 * @param type {@code mysql} or {@code postgres}
 * @param host host name or address of the server
 * @param port TCP port of the server
 * @param name name of the database: lower-case letters, digits and underscores, at most 60
 * @param username a user with all rights on it
 * @param password that user's password
 */
public record TestDatabase(String type, String host, int port, String name, String username, String password)
        implements AutoCloseable {

    /** The JDBC address, without credentials. */
    public String jdbcUrl() {
        return engine().jdbcUrl(host, port, name);
    }

    /** A new connection to this database; the caller closes it. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl(), username, password);
        } catch (SQLException e) {
            throw new TestServerException("cannot connect to " + this, e);
        }
    }

    /** The same database by way of that relay. Not to be closed besides: that drops the database. */
    public TestDatabase over(Relay network) {
        return new TestDatabase(type, network.host(), network.port(), name, username, password);
    }

    /** Drops the database, whoever is still connected to it. Closing twice does no harm. */
    @Override
    public void close() {
        engine().dropDatabase(host, port, username, password, name);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "%s database %s at %s:%d".formatted(type, name, host, port);
    }

    private DatabaseEngine engine() {
        return DatabaseEngine.of(type);
    }
}

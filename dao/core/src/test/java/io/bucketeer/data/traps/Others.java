package io.bucketeer.data.traps;

import io.bucketeer.data.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** More connections to the database that a probe is tried on, closed when it ends. Not thread-safe. */
final class Others implements AutoCloseable {

    private final TestDatabase database;
    private final List<Connection> open = new ArrayList<>();

    Others(TestDatabase database) {
        this.database = database;
    }

    /** Another connection. */
    Connection connect() throws SQLException {
        return connect("");
    }

    /** Another connection, with settings of the driver: {@code name=value&name=value}, or none. */
    Connection connect(String settings) throws SQLException {
        String url = database.jdbcUrl();
        String separator = url.contains("?") ? "&" : "?";
        Connection connection = DriverManager.getConnection(
                settings.isEmpty() ? url : url + separator + settings, database.username(), database.password());
        open.add(connection);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
    }
}

package io.bucketeer.data.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends writes that run for longer than the configuration allows. Thread-safe. */
public interface WriteLimit extends AutoCloseable {

    /** Of a server that does so by itself, as a setting of each session tells it. */
    WriteLimit LEFT_TO_SERVER = new WriteLimit() {

        @Override
        public Connection bound(Connection connection) {
            return connection;
        }

        @Override
        public void close() {
            // there is nothing to end
        }
    };

    /** The same connection, whose writes are bounded from now on. */
    Connection bound(Connection connection) throws SQLException;

    /** From now on nothing is bounded. */
    @Override
    void close();
}

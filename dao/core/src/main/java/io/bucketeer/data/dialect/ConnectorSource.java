package io.bucketeer.data.dialect;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A new connection for every call; everything about them is the {@link Connector}'s. */
final class ConnectorSource implements DataSource {

    private final Connector connector;
    private final WriteLimit writeLimit;
    private volatile int loginTimeout;

    ConnectorSource(Connector connector, WriteLimit writeLimit) {
        this.connector = connector;
        this.writeLimit = writeLimit;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connector.connect(writeLimit);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the configuration's credentials are the only ones");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // there is nothing to write
    }

    /** How long a pool waits at its end for a connection that is being opened. */
    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** For a pool only: the limit of a login is one of the driver's settings. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("nothing is logged here");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("there is nothing inside");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

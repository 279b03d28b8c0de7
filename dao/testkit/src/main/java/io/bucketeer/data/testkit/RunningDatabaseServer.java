package io.bucketeer.data.testkit;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** A database server that has answered. */
final class RunningDatabaseServer implements DatabaseServer {

    private final DatabaseEngine engine;
    private final ServerAddress address;
    private final String description;

    private RunningDatabaseServer(DatabaseEngine engine, ServerAddress address, String description) {
        this.engine = engine;
        this.address = address;
        this.description = description;
    }

    /** Asks the server for its version, which proves that it answers; another one than is wanted is refused. */
    static RunningDatabaseServer at(DatabaseRequest request, ServerAddress address) {
        DatabaseEngine engine = request.engine();
        try (Connection connection =
                engine.connect(address.host(), address.port(), address.username(), address.password())) {
            DatabaseMetaData server = connection.getMetaData();
            String version = server.getDatabaseProductVersion();
            request.require(version, address);
            String description = "%s %s, %s, port %d"
                    .formatted(server.getDatabaseProductName(), version, address.origin(), address.port());
            return new RunningDatabaseServer(engine, address, description);
        } catch (SQLException e) {
            throw new TestServerException("the %s server at %s does not answer".formatted(engine.type(), address), e);
        }
    }

    @Override
    public String type() {
        return engine.type();
    }

    @Override
    public String host() {
        return address.host();
    }

    @Override
    public int port() {
        return address.port();
    }

    @Override
    public String username() {
        return address.username();
    }

    @Override
    public String password() {
        return address.password();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public TestDatabase createDatabase(String purpose) {
        String name = DatabaseName.unique(purpose);
        engine.createDatabase(host(), port(), username(), password(), name);
        return new TestDatabase(type(), host(), port(), name, username(), password());
    }

    @Override
    public String toString() {
        return description;
    }
}

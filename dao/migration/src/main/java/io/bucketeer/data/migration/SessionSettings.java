package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Bounds how long the session that migrates waits for locks: from its start, and anew before each migration. */
final class SessionSettings extends BaseCallback {

    private final Engine engine;
    private final MigrationLimits limits;

    SessionSettings(Engine engine, MigrationLimits limits) {
        this.engine = engine;
        this.limits = limits;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT || event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            // What runs outside a transaction, such as CREATE INDEX CONCURRENTLY, holds nobody up while it waits, and
            // would begin from the start when tried again.
            boolean patient = event == Event.BEFORE_EACH_MIGRATE && connection.getAutoCommit();
            statement.execute(engine.sessionSettings(patient ? limits.allTries() : limits.lockTimeout()));
        } catch (SQLException e) {
            throw new FlywayException("The lock timeouts could not be set", e);
        }
    }
}

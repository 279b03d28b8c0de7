package io.bucketeer.data.migration;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Bounds how long each migration waits for locks, in the session that runs it. */
final class LockTimeouts extends BaseCallback {

    private final String sessionSettings;

    LockTimeouts(String sessionSettings) {
        this.sessionSettings = sessionSettings;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(sessionSettings);
        } catch (SQLException e) {
            throw new FlywayException("The lock timeouts could not be set", e);
        }
    }
}

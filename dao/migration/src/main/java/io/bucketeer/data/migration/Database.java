package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What is asked of the database beside Flyway. */
final class Database {

    /** Wrong user or password, no such database, no permission: what waiting does not mend. */
    private static final List<String> PERMANENT = List.of("28", "3D", "42");

    private final Engine engine;
    private final DataSource dataSource;
    private final String historyTable;

    Database(Engine engine, DataSource dataSource, String historyTable) {
        this.engine = engine;
        this.dataSource = dataSource;
        this.historyTable = historyTable;
    }

    /** Fails at once on what Flyway would try again for half a minute, and on a database of another kind. */
    void check() {
        String product = product();
        if (!product.equals(engine.product())) {
            throw new MigrationException(
                    Reason.DATABASE_REFUSED,
                    "The database is " + product + ", not " + engine.product() + ".",
                    null,
                    "Correct the type or the address.",
                    null);
        }
    }

    private String product() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state != null && PERMANENT.stream().anyMatch(state::startsWith)) {
                throw Failures.ofConnection(e);
            }
            return engine.product();
        }
    }

    /** Whether migrations were ever noted here. */
    boolean hasHistory() {
        return tables().contains(historyTable);
    }

    /** Whether there is anything but the history. */
    boolean holdsTables() {
        return tables().stream().anyMatch(name -> !name.startsWith(historyTable));
    }

    /** Tables, views and whatever else the database counts among them, such as indexes. */
    private List<String> tables() {
        try (Connection connection = dataSource.getConnection();
                ResultSet found = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            return names;
        } catch (SQLException e) {
            throw Failures.ofConnection(e);
        }
    }

    /** Removes the notes of failed migrations and returns how many there were. */
    int forgetFailed() {
        try {
            return delete("DELETE FROM " + historyTable + " WHERE success = ?", false);
        } catch (SQLException e) {
            throw Failures.ofConnection(e);
        }
    }

    /** Removes the note that this version failed; whether no such note is left. */
    boolean forgetFailed(String version) {
        try {
            delete("DELETE FROM " + historyTable + " WHERE success = ? AND version = ?", false, version);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private int delete(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(true);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}

package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What is asked of the database beside Flyway. */
final class Database {

    private static final String LEVEL_TABLE = "bucketeer_schema";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Engine engine;
    private final Half half;
    private final DataSource dataSource;

    Database(Engine engine, Half half, DataSource dataSource) {
        this.engine = engine;
        this.half = half;
        this.dataSource = dataSource;
    }

    /** A new connection; a server that does not answer is tried again for half a minute. */
    Connection connect() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return dataSource.getConnection();
            } catch (SQLException e) {
                if (ServerFailure.isPermanent(e) || System.nanoTime() - end >= 0) {
                    throw Failures.ofConnection(e);
                }
                Pause.of(PAUSE);
            }
        }
    }

    /** Refuses a database of another kind, and one whose schema needs a newer release. */
    void check() {
        try (Connection connection = connect()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!product.equals(engine.product())) {
                throw new MigrationException(
                        Reason.DATABASE_REFUSED,
                        "The database is " + product + ", not " + engine.product() + ".",
                        null,
                        "Correct the type or the address.",
                        null);
            }
            int needed = neededLevel(connection);
            if (needed > half.level()) {
                throw Failures.ofNewerSchema(half, needed);
            }
        } catch (SQLException e) {
            throw Failures.ofConnection(e);
        }
    }

    /** The lowest level that a release must know to work with this half of the schema; 0 where nothing says so. */
    private int neededLevel(Connection connection) throws SQLException {
        if (tables(connection).stream().noneMatch(LEVEL_TABLE::equals)) {
            return 0;
        }
        String sql = "SELECT min_library_schema FROM " + LEVEL_TABLE + " WHERE component = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, half.name().component());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Whether migrations of this half were ever noted here. */
    boolean hasHistory() {
        return tables().contains(half.historyTable());
    }

    /** Whether the other half was here first, so that tables without a history of this half are no strangers. */
    boolean holdsOtherHalfOnly() {
        List<String> tables = tables();
        return !tables.contains(half.historyTable())
                && engine.halves().stream()
                        .filter(other -> other.name() != half.name())
                        .anyMatch(other -> tables.contains(other.historyTable()));
    }

    /** Whether there is anything but histories. */
    boolean holdsTables() {
        return !tables().stream().allMatch(Half::isHistory);
    }

    /** The size of each table with its indexes, in bytes, about. */
    Map<String, Long> sizes() {
        return read(connection -> {
            Map<String, Long> sizes = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(engine.catalog().sizes())) {
                while (row.next()) {
                    sizes.put(row.getString(1), row.getLong(2));
                }
            }
            return sizes;
        });
    }

    /** What somebody reads in a connection of its own. */
    <T> T read(Reading<T> reading) {
        try (Connection connection = connect()) {
            return reading.read(connection);
        } catch (SQLException e) {
            throw Failures.ofConnection(e);
        }
    }

    /** Reads something and changes nothing. */
    interface Reading<T> {

        T read(Connection connection) throws SQLException;
    }

    /** Tables and views, as Flyway counts them: those of an extension do not make a database a stranger's. */
    private List<String> tables() {
        return read(this::tables);
    }

    private List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(engine.catalog().tables())) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        }
    }
}

package io.bucketeer.data.plans;

import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.jooq.Engine;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.plans.WatchedDataSource.Watcher;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A database filled with {@link PlanData}. */
final class PlanDatabase implements AutoCloseable {

    private final SettableClock clock = new SettableClock(PlanData.START);
    private final Planner planner;
    private final TestDatabase database;
    private final OpenDatabase open;

    PlanDatabase(String type, Planner planner) throws SQLException {
        this.planner = planner;
        database = TestServers.database(type).createDatabase("plans");
        SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                .migrate();
        open = Databases.open(DatabaseConfig.of(
                type, database.host(), database.port(), database.name(), database.username(), database.password()));
        new Engine(open, clock).inTransaction(TransactionOptions.DEFAULT, session -> {
            PlanData.store(session);
            return "";
        });
        try (Connection connection = database.connect()) {
            PlanData.copy(connection, planner);
        }
    }

    /** Stores an environment that has half of all tags. */
    void storeLargest() throws SQLException {
        try (Connection connection = database.connect()) {
            PlanData.storeLargest(connection, planner);
        }
    }

    /** The library, all of whose statements a watcher sees; it also finds API keys by secrets in clear. */
    Engine watched(Watcher watcher) {
        return new Engine(
                new OpenDatabase(WatchedDataSource.of(open.dataSource(), watcher), open.dialect(), open.closer()),
                new ApiKeysConfig(false, true),
                clock);
    }

    Session session() {
        return new Engine(open, clock).repositories();
    }

    /** What the last statement of a call makes the server read. */
    int rowsRead(Consumer<Session> call) throws SQLException {
        List<SentStatement> sent = new ArrayList<>();
        call.accept(watched((connection, statement) -> sent.add(statement)).repositories());
        try (Connection connection = open.dataSource().getConnection()) {
            return planner.rowsRead(connection, sent.getLast());
        }
    }

    /** The indexes with an entry for every element of a list, and in the order of something else besides. */
    Set<String> indexesOfElements() throws SQLException {
        try (Connection connection = database.connect()) {
            return planner.indexesOfElements(connection);
        }
    }

    /** The indexes that do more than keep a key unique. */
    Set<String> indexes() throws SQLException {
        try (Connection connection = database.connect()) {
            return planner.indexes(connection);
        }
    }

    @Override
    public void close() {
        open.close();
        database.close();
    }
}

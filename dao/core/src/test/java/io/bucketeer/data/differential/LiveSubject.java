package io.bucketeer.data.differential;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A real database behind the library. */
final class LiveSubject implements Subject, AutoCloseable {

    private static final TransactionOptions ONCE = new TransactionOptions(1, false);

    private final SettableClock clock = new SettableClock(Plain.START);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final TestDatabase database;
    private final Connection pastTheLibrary;
    private final BucketeerData data;
    private final Session session;

    /** A fresh database of that type; the tally counts every call of a repository. */
    LiveSubject(String type, Tally tally) {
        database = TestServers.database(type).createDatabase("differential");
        SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                .migrate();
        pastTheLibrary = database.connect();
        DatabaseConfig config = DatabaseConfig.of(
                type, database.host(), database.port(), database.name(), database.username(), database.password());
        data = BucketeerData.open(DataConfig.of(config), clock);
        session = tally.counting(data);
    }

    @Override
    public String name() {
        return database.type();
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return data.inTransaction(ONCE, joined -> work.get());
    }

    @Override
    public <T> Race.Result race(Race<T> race) {
        return new LiveRace<>(race, this, threads).run();
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public long storedRows() {
        try (Statement statement = pastTheLibrary.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT (SELECT count(*) FROM feature) + (SELECT count(*) FROM tag)")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void clear() {
        try (Statement statement = pastTheLibrary.createStatement()) {
            statement.executeUpdate("DELETE FROM feature");
            statement.executeUpdate("DELETE FROM tag");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        data.close();
        pastTheLibrary.close();
        database.close();
    }
}

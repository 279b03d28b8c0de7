package io.bucketeer.data.differential;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A real database behind the library. */
final class LiveSubject implements Subject, AutoCloseable {

    private static final TransactionOptions ONCE = new TransactionOptions(1, false);

    /** So long that no machine is so busy that a unit gives up which waits for another one. */
    private static final PoolConfig PATIENT = PoolConfig.builder()
            .lockTimeout(Duration.ofSeconds(50))
            .statementTimeout(Duration.ofSeconds(55))
            .socketTimeout(Duration.ofSeconds(60))
            .build();

    /** All that programs write to, in an order in which rows can be removed. */
    private static final List<String> TABLES = List.of(
            "feature",
            "feature_last_used_info",
            "tag",
            "segment",
            "segment_user",
            "api_key",
            "environment_v2",
            "project",
            "organization");

    /** Finds keys that Go services have stored, and so takes any text for a secret. */
    private static final ApiKeysConfig ADOPTED = new ApiKeysConfig(false, true);

    private final SettableClock clock = new SettableClock(Plain.START);
    private final Secrets secrets = new Secrets();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final TestDatabase database;
    private final Connection pastTheLibrary;
    private final BucketeerData data;
    private final Session session;
    private final String waiting;
    private int lockWaits;

    private LiveSubject(String type, String waiting, Tally tally) {
        this.waiting = waiting;
        database = TestServers.database(type).createDatabase("differential");
        SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                .migrate();
        pastTheLibrary = database.connect();
        DatabaseConfig config = DatabaseConfig.of(
                type, database.host(), database.port(), database.name(), database.username(), database.password());
        data = BucketeerData.open(DataConfig.of(config.withPool(PATIENT)).withApiKeys(ADOPTED), clock);
        session = tally.counting(data);
    }

    /** A fresh database on MySQL; the tally counts every call of a repository. */
    static LiveSubject mysql(Tally tally) {
        return new LiveSubject(
                "mysql",
                "SELECT count(*) FROM performance_schema.data_locks"
                        + " WHERE lock_status = 'WAITING' AND object_schema = database()",
                tally);
    }

    /** A fresh database on PostgreSQL; the tally counts every call of a repository. */
    static LiveSubject postgres(Tally tally) {
        return new LiveSubject(
                "postgres",
                "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                        + " WHERE NOT granted AND datname = current_database()"
                        + " AND locktype IN ('transactionid', 'tuple', 'spectoken')",
                tally);
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
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public void storeInClear(String environment, ApiKey key, ApiKeySecret secret) {
        try (PreparedStatement insert = pastTheLibrary.prepareStatement(
                "INSERT INTO api_key (id, name, role, disabled, created_at, updated_at, description, api_key,"
                        + " maintainer, last_used_at, environment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, key.id());
            insert.setString(2, key.name());
            insert.setInt(3, key.role().number());
            insert.setBoolean(4, key.disabled());
            insert.setLong(5, key.createdAt().getEpochSecond());
            insert.setLong(6, key.updatedAt().getEpochSecond());
            insert.setString(7, key.description());
            insert.setString(8, secret.reveal());
            insert.setString(9, key.maintainer());
            insert.setLong(10, key.lastUsedAt().getEpochSecond());
            insert.setString(11, environment);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public long storedRows() {
        return count(TABLES.stream()
                .map(table -> "(SELECT count(*) FROM " + table + ")")
                .collect(Collectors.joining(" + ", "SELECT ", "")));
    }

    /** Whether a unit waits for what another one has locked; once it is seen, it is counted. */
    boolean seesLockWait() {
        boolean waits = count(waiting) > 0;
        lockWaits += waits ? 1 : 0;
        return waits;
    }

    /** In how many races the second unit was seen to wait for the first. */
    int lockWaits() {
        return lockWaits;
    }

    private long count(String sql) {
        try (Statement statement = pastTheLibrary.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void clear() {
        secrets.clear();
        try (Statement statement = pastTheLibrary.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate("DELETE FROM " + table);
            }
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

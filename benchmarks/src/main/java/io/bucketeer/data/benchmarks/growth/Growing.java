package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.jooq.Engine;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** One database that grows: one environment to any size, beside others that keep theirs. */
final class Growing implements AutoCloseable {

    static final int OTHERS = 9;
    static final int ROWS_OF_OTHERS = 1_000;

    private static final List<String> TABLES =
            List.of("feature", "tag", "segment", "segment_user", "api_key", "feature_last_used_info");

    /** How often a call is made before it is measured anew: PostgreSQL keeps to one plan after five. */
    private static final int SETTLED = 10;

    private final TestDatabase database;
    private int size;

    Growing(String type) {
        database = TestServers.database(type).createDatabase("growth");
        SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                .migrate();
        inUnit(session -> GrowthData.register(session, GrowthData.ENVIRONMENT));
        for (int other = 0; other < OTHERS; other++) {
            String environmentId = "other-" + other;
            inUnit(session -> {
                GrowthData.register(session, environmentId);
                GrowthData.store(session, environmentId, 0, ROWS_OF_OTHERS);
            });
        }
    }

    String type() {
        return database.type();
    }

    TestDatabase database() {
        return database;
    }

    /** Adds rows until there are so many of each kind. */
    void growTo(int wanted) throws SQLException {
        while (size < wanted) {
            int from = size;
            int to = Math.min(wanted, from + ROWS_OF_OTHERS);
            inUnit(session -> GrowthData.store(session, GrowthData.ENVIRONMENT, from, to));
            size = to;
        }
        try (OpenDatabase open = open();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : CostMeter.of(type(), open.dataSource()).settle(TABLES)) {
                statement.execute(sql);
            }
        }
    }

    /** What the dearest of its calls costs. */
    long cost(GrowthCase measured) throws SQLException {
        long dearest = 0;
        for (GrowthCase.Preparation call : measured.calls()) {
            dearest = Math.max(dearest, cost(call));
        }
        return dearest;
    }

    /** The larger of what the first call reads on a new connection and what one reads that has been made before. */
    private long cost(GrowthCase.Preparation measured) throws SQLException {
        try (OpenDatabase open = open()) {
            CostMeter meter = CostMeter.of(type(), open.dataSource());
            Clock clock = Clock.fixed(GrowthData.END, ZoneOffset.UTC);
            Session session = new Engine(open, clock).repositories();
            Runnable call = measured.prepare(session, size);
            long first = meter.of(call);
            for (int i = 0; i < SETTLED; i++) {
                call.run();
            }
            return Math.max(first, meter.of(call));
        }
    }

    String unit() {
        try (OpenDatabase open = open()) {
            return CostMeter.of(type(), open.dataSource()).unit();
        }
    }

    private void inUnit(Consumer<Session> work) {
        try (OpenDatabase open = open()) {
            new Engine(open, Clock.systemUTC()).inTransaction(TransactionOptions.DEFAULT, session -> {
                work.accept(session);
                return "";
            });
        }
    }

    private OpenDatabase open() {
        return Databases.open(DatabaseConfig.of(
                        database.type(),
                        database.host(),
                        database.port(),
                        database.name(),
                        database.username(),
                        database.password())
                .withPool(PoolConfig.builder().maximumSize(1).build()));
    }

    @Override
    public void close() {
        database.close();
    }
}

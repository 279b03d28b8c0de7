package io.bucketeer.data.benchmarks.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the server reads for what is done on the one connection of a pool. */
abstract sealed class CostMeter {

    private final DataSource pool;

    private CostMeter(DataSource pool) {
        this.pool = pool;
    }

    /** Of a pool of one connection to a database of that type. */
    static CostMeter of(String type, DataSource pool) {
        return type.equals("mysql") ? new MySqlReads(pool) : new PostgresBlocks(pool);
    }

    /** What the counter counts, in words. */
    abstract String unit();

    /** The statement after which the server's counter is up to date. */
    abstract String refresh();

    /** The query for the counter. */
    abstract String counter();

    /** The statements after which nothing but the calls reads the tables, and the planner knows what is in them. */
    abstract List<String> settle(List<String> tables);

    /** What the server read for the call. Reading the counter counts too, and is taken off. */
    final long of(Runnable call) throws SQLException {
        long ownStart = counted();
        long start = counted();
        call.run();
        return counted() - start - (start - ownStart);
    }

    private long counted() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(refresh());
            try (ResultSet row = statement.executeQuery(counter())) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Entries of tables and indexes that the storage engine gives the server or passes over for it. */
    private static final class MySqlReads extends CostMeter {

        private static final String COUNTER = """
                SELECT (SELECT sum(variable_value) FROM performance_schema.session_status
                        WHERE variable_name LIKE 'Handler_read_%')
                    + (SELECT count FROM information_schema.innodb_metrics WHERE name = 'icp_no_match')
                """;

        MySqlReads(DataSource pool) {
            super(pool);
        }

        @Override
        String unit() {
            return "rows and index entries read (`Handler_read_%`, and `icp_no_match`, which were passed over)";
        }

        @Override
        String refresh() {
            return "SET GLOBAL innodb_monitor_enable = 'module_icp'";
        }

        @Override
        String counter() {
            return COUNTER;
        }

        @Override
        List<String> settle(List<String> tables) {
            return List.of("ANALYZE TABLE " + String.join(", ", tables));
        }
    }

    /** Blocks of tables, indexes and long values, from memory or disk. */
    private static final class PostgresBlocks extends CostMeter {

        private static final String COUNTER = """
                SELECT sum(coalesce(heap_blks_read, 0) + coalesce(heap_blks_hit, 0)
                    + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0)
                    + coalesce(toast_blks_read, 0) + coalesce(toast_blks_hit, 0)
                    + coalesce(tidx_blks_read, 0) + coalesce(tidx_blks_hit, 0))
                FROM pg_statio_user_tables
                """;

        PostgresBlocks(DataSource pool) {
            super(pool);
        }

        @Override
        String unit() {
            return "blocks of 8 kB read (`pg_statio_user_tables`)";
        }

        @Override
        String refresh() {
            return "SELECT pg_stat_force_next_flush()";
        }

        @Override
        String counter() {
            return COUNTER;
        }

        @Override
        List<String> settle(List<String> tables) {
            List<String> statements = new ArrayList<>();
            tables.forEach(table -> statements.add("ALTER TABLE " + table + " SET (autovacuum_enabled = false)"));
            statements.add("VACUUM ANALYZE " + String.join(", ", tables));
            return statements;
        }
    }
}

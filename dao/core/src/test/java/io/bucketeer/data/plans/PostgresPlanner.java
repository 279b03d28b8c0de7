package io.bucketeer.data.plans;

import io.bucketeer.data.plans.Plan.Extent;
import io.bucketeer.data.plans.Plan.Read;
import io.bucketeer.data.plans.SentStatement.Bound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * PostgreSQL's plans: the one for the values that were bound, and the one for any values, which the server may take once
 * it has run a statement of a connection five times.
 */
final class PostgresPlanner implements Planner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private static final String INDEXES = """
            SELECT i.relname, t.relname, pg_get_indexdef(i.oid, 1, true), a.amname, x.indisunique
            FROM pg_index x
            JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_class t ON t.oid = x.indrelid
            JOIN pg_am a ON a.oid = i.relam
            WHERE t.relnamespace = current_schema()::regnamespace AND t.relname NOT LIKE 'flyway%'
            """;

    private final Map<String, Index> catalog = new HashMap<>();

    /**
     * An index of the catalog.
     *
     * @param sortedBy what it is sorted by first; empty where it is not sorted
     */
    private record Index(String table, String sortedBy, boolean unique) {}

    @Override
    public List<Plan> plans(Connection connection, SentStatement sent) throws SQLException {
        return List.of(forValues(connection, sent), forAny(connection, sent));
    }

    private Plan forValues(Connection connection, SentStatement sent) throws SQLException {
        try (PreparedStatement statement =
                        sent.as("EXPLAIN (FORMAT JSON) " + sent.sql()).prepare(connection);
                ResultSet row = statement.executeQuery()) {
            return read(connection, "for the values", row);
        }
    }

    private Plan forAny(Connection connection, SentStatement sent) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE planned" + types(sent) + " AS " + numbered(sent.sql()));
            try (ResultSet row = statement.executeQuery("EXPLAIN (FORMAT JSON) EXECUTE planned" + nulls(sent))) {
                return read(connection, "for any values", row);
            } finally {
                statement.execute("DEALLOCATE planned");
                statement.execute("RESET plan_cache_mode");
            }
        }
    }

    private static String types(SentStatement sent) throws SQLException {
        List<String> types = new ArrayList<>();
        for (Bound parameter : sent.bound()) {
            types.add(SentStatement.postgresType(parameter));
        }
        return types.isEmpty() ? "" : " (" + String.join(", ", types) + ")";
    }

    private static String numbered(String sql) {
        int[] number = {0};
        return PARAMETER.matcher(sql).replaceAll(question -> "\\$" + ++number[0]);
    }

    private static String nulls(SentStatement sent) {
        List<String> nulls = Collections.nCopies(sent.bound().size(), "NULL");
        return nulls.isEmpty() ? "" : " (" + String.join(", ", nulls) + ")";
    }

    private Plan read(Connection connection, String way, ResultSet row) throws SQLException {
        if (catalog.isEmpty()) {
            readCatalog(connection);
        }
        row.next();
        JsonNode plan = JSON.readTree(row.getString(1));
        List<Read> reads = new ArrayList<>();
        boolean sorts = false;
        for (JsonNode node : plan.findParents("Node Type")) {
            String type = node.path("Node Type").asString("");
            sorts |= type.endsWith("Sort");
            if (type.equals("Seq Scan")) {
                reads.add(new Read(node.path("Relation Name").asString(""), "", Extent.TABLE, false, false));
            } else if (node.has("Index Name")) {
                reads.add(byIndex(node));
            }
        }
        return new Plan(way, reads, sorts);
    }

    /** A condition that leaves the start of a sorted index open goes through all of it. */
    private Read byIndex(JsonNode node) {
        String name = node.path("Index Name").asString("");
        String condition = node.path("Index Cond").asString("");
        boolean alone = node.path("Node Type").asString("").equals("Index Only Scan");
        Index index = catalog.get(name);
        boolean bounded = !condition.isEmpty() && names(condition, index.sortedBy());
        boolean backwards = node.path("Scan Direction").asString("").equals("Backward");
        return new Read(index.table(), name, bounded ? Extent.PART : Extent.INDEX, alone, backwards);
    }

    /** The whole name: {@code environment_id} is not {@code id}. */
    private static boolean names(String condition, String column) {
        return column.isEmpty()
                || Pattern.compile("(?<!\\w)" + Pattern.quote(column) + "(?!\\w)")
                        .matcher(condition)
                        .find();
    }

    private void readCatalog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                String sortedBy = rows.getString(4).equals("btree") ? rows.getString(3) : "";
                catalog.put(rows.getString(1), new Index(rows.getString(2), sortedBy, rows.getBoolean(5)));
            }
        }
    }

    @Override
    public int rowsRead(Connection connection, SentStatement query) throws SQLException {
        try (PreparedStatement statement = query.as("EXPLAIN (ANALYZE, FORMAT JSON) " + query.sql())
                        .prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long reads = 0;
            for (JsonNode node : JSON.readTree(row.getString(1)).findParents("Node Type")) {
                if (node.path("Node Type").asString("").endsWith("Scan")) {
                    reads += Math.round(node.path("Actual Loops").asDouble(1)
                            * (node.path("Actual Rows").asDouble(0)
                                    + node.path("Rows Removed by Filter").asDouble(0)
                                    + node.path("Rows Removed by Index Recheck").asDouble(0)));
                }
            }
            return (int) reads;
        }
    }

    @Override
    public Set<String> indexes(Connection connection) throws SQLException {
        readCatalog(connection);
        Set<String> indexes = new TreeSet<>();
        catalog.forEach((name, index) -> {
            if (!index.unique()) {
                indexes.add(name);
            }
        });
        return indexes;
    }

    /** A GIN index has no order. */
    @Override
    public Set<String> indexesOfElements(Connection connection) {
        return Set.of();
    }

    @Override
    public List<String> analyze(List<String> tables) {
        List<String> statements = new ArrayList<>();
        tables.forEach(table -> statements.add("ALTER TABLE " + table + " SET (autovacuum_enabled = false)"));
        statements.add("VACUUM ANALYZE " + String.join(", ", tables));
        return statements;
    }

    @Override
    public boolean ordersFeaturesByName() {
        return true;
    }

    @Override
    public boolean ordersUsersOfSmallSegments() {
        return false;
    }

    @Override
    public String hashOfRow() {
        return "encode(sha256(convert_to(e.id || ':' || t.id, 'UTF8')), 'hex')";
    }
}

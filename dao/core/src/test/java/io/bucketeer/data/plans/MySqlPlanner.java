package io.bucketeer.data.plans;

import io.bucketeer.data.plans.Plan.Extent;
import io.bucketeer.data.plans.Plan.Read;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** MySQL's plans. */
final class MySqlPlanner implements Planner {

    /** Newer servers have another form; older ones take what is new to them for a comment. */
    private static final String FORM = "set @form = 1 /*!80300 , session explain_json_format_version = 1 */";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Set<String> MERGES = Set.of("union", "sort_union", "intersect");

    /** More than a table has: otherwise the pages are chosen at random, and now and then a plan is another one. */
    private static final String ALL_PAGES = "STATS_SAMPLE_PAGES = 65535";

    /** What the storage engine gives the server, and what it passes over by a condition that the server gave it. */
    private static final String READS = """
            SELECT (SELECT sum(variable_value) FROM performance_schema.session_status
                    WHERE variable_name LIKE 'Handler_read_%')
                + (SELECT count FROM information_schema.innodb_metrics WHERE name = 'icp_no_match')
            """;

    private static final String INDEXES = """
            SELECT DISTINCT index_name FROM information_schema.statistics
            WHERE table_schema = database() AND table_name NOT LIKE 'flyway%' AND non_unique = 1
            """;

    private static final String INDEXES_OF_ELEMENTS = """
            SELECT DISTINCT index_name FROM information_schema.statistics
            WHERE table_schema = database() AND expression LIKE '% array)'
            """;

    @Override
    public List<Plan> plans(Connection connection, SentStatement sent) throws SQLException {
        try (Statement session = connection.createStatement()) {
            session.execute(FORM);
        }
        try (PreparedStatement statement =
                        sent.as("EXPLAIN FORMAT=JSON " + sent.sql()).prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return List.of(of(JSON.readTree(row.getString(1)), sent.sql()));
        }
    }

    private static Plan of(JsonNode plan, String sql) {
        List<Read> reads = new ArrayList<>();
        plan.findParents("access_type").forEach(table -> {
            if (!table.path("insert").asBoolean(false)) {
                reads.addAll(reads(table, sql));
            }
        });
        boolean sorts = plan.findValues("using_filesort").stream().anyMatch(value -> value.asBoolean(false));
        return new Plan("", reads, sorts);
    }

    private static List<Read> reads(JsonNode node, String sql) {
        String table = table(node.path("table_name").asString(""), sql);
        Extent extent = extent(node.path("access_type").asString(""));
        boolean alone = node.path("using_index").asBoolean(false);
        boolean backwards = node.path("backward_index_scan").asBoolean(false);
        List<Read> reads = WORD.matcher(node.path("key").asString(""))
                .results()
                .map(result -> result.group())
                .filter(word -> !MERGES.contains(word))
                .map(index -> new Read(table, index, extent, alone, backwards))
                .toList();
        return reads.isEmpty() ? List.of(new Read(table, "", extent, false, false)) : reads;
    }

    private static Extent extent(String accessType) {
        return switch (accessType) {
            case "ALL" -> Extent.TABLE;
            case "index" -> Extent.INDEX;
            default -> Extent.PART;
        };
    }

    /** The plan names tables as the statement does. */
    private static String table(String name, String sql) {
        Matcher alias =
                Pattern.compile("(\\w+)`? as `?" + Pattern.quote(name) + "\\b").matcher(sql);
        return alias.find() ? alias.group(1) : name;
    }

    @Override
    public int rowsRead(Connection connection, SentStatement query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET GLOBAL innodb_monitor_enable = 'module_icp'");
        }
        long ownStart = reads(connection);
        long start = reads(connection);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                // all of them are read
            }
        }
        return (int) (reads(connection) - start - (start - ownStart));
    }

    private static long reads(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READS)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Set<String> indexes(Connection connection) throws SQLException {
        return names(connection, INDEXES);
    }

    @Override
    public Set<String> indexesOfElements(Connection connection) throws SQLException {
        return names(connection, INDEXES_OF_ELEMENTS);
    }

    private static Set<String> names(Connection connection, String query) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public List<String> analyze(List<String> tables) {
        List<String> statements = new ArrayList<>();
        tables.forEach(table -> statements.add("ALTER TABLE " + table + " STATS_AUTO_RECALC = 0, " + ALL_PAGES));
        statements.add("ANALYZE TABLE " + String.join(", ", tables));
        return statements;
    }

    @Override
    public boolean ordersFeaturesByName() {
        return false;
    }

    @Override
    public boolean ordersUsersOfSmallSegments() {
        return true;
    }

    @Override
    public String hashOfRow() {
        return "sha2(concat(e.id, ':', t.id), 256)";
    }
}

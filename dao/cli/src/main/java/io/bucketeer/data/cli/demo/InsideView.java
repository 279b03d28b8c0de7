package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Feature;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows one feature as each database keeps it: the nested columns with their types, around the library. */
final class InsideView {

    private static final int WIDTH = ComparisonTable.WIDTH - 6;
    private static final int LINES = 4;

    private static final List<String> NESTED = List.of(
            "variations", "targets", "rules", "default_strategy", "tags", "variation_value_schema", "prerequisites");

    private static final String MYSQL_TYPES = """
            SELECT column_name, column_type FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = 'feature'
            """;
    private static final String POSTGRES_TYPES = """
            SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
            WHERE attrelid = 'feature'::regclass AND attnum > 0 AND NOT attisdropped
            """;
    private static final String ROW = "SELECT * FROM feature WHERE environment_id = ? AND id = ?";

    private final PrintWriter out;

    InsideView(PrintWriter out) {
        this.out = out;
    }

    /** Prints the feature as both databases keep it. */
    void print(String environmentId, String id, OpenedDatabase mysql, OpenedDatabase postgres) {
        out.println("What the feature '" + id + "' of environment '" + environmentId + "' looks like inside:");
        print(environmentId, id, mysql, MYSQL_TYPES);
        print(environmentId, id, postgres, POSTGRES_TYPES);
    }

    private void print(String environmentId, String id, OpenedDatabase database, String typesQuery) {
        out.println();
        out.println("  " + database.name());
        try (Connection connection = database.database().connect()) {
            Map<String, String> types = types(connection, typesQuery);
            try (PreparedStatement statement = connection.prepareStatement(ROW)) {
                statement.setString(1, environmentId);
                statement.setString(2, id);
                print(statement, types);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the row cannot be read", e);
        }
    }

    private void print(PreparedStatement statement, Map<String, String> types) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                out.println("    (the row is not there)");
                return;
            }
            for (String column : NESTED) {
                out.println("    " + column + "  " + types.get(column));
                print(row.getString(column));
            }
        }
    }

    private void print(@Nullable String value) {
        List<String> lines = Columns.wrap(value == null ? "NULL" : value, WIDTH);
        lines.stream().limit(LINES).forEach(line -> out.println("      " + line));
        if (lines.size() > LINES) {
            out.println("      ... (" + lines.size() + " lines)");
        }
    }

    private static Map<String, String> types(Connection connection, String query) throws SQLException {
        Map<String, String> types = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        }
        return types;
    }

    /** The smallest feature of those that fill the most nested columns. */
    static Feature subject(DataSet data) {
        return data.features().getOrDefault(data.mainEnvironment(), List.of()).stream()
                .max(Comparator.comparingLong(InsideView::filledColumns)
                        .thenComparingInt(feature -> -feature.toString().length()))
                .orElseThrow();
    }

    private static long filledColumns(Feature feature) {
        boolean hasSchema = feature.variationValueSchema() != null;
        return Stream.of(feature.targets(), feature.rules(), feature.tags(), feature.prerequisites())
                        .filter(list -> !list.isEmpty())
                        .count()
                + (hasSchema ? 1 : 0);
    }
}

package io.bucketeer.data.hostile;

import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.repository.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows that are nobody's business, one in each table that the library writes. */
final class Bystanders {

    /** The environment of those that belong to one; it is not registered, so that directories that ask give none. */
    static final String ENVIRONMENT = "bystander";

    /** The id of the organization, the project and the environment; no row is in that environment. */
    static final String INSTALLATION = "bystanders";

    private Bystanders() {}

    static void store(Session session) {
        session.features().insert(ENVIRONMENT, Rows.feature("f").build());
        session.tags().insert(ENVIRONMENT, Rows.tag("t", "n").build());
        session.segments().insert(ENVIRONMENT, Rows.segment("of nobody").build());
        session.segmentUsers().upsert(ENVIRONMENT, List.of(SegmentUsers.of("s", "u", SegmentUserState.INCLUDED)));
        session.apiKeys().create(ENVIRONMENT, Rows.apiKey("k").build());
        session.featureLastUsedInfos().upsert(ENVIRONMENT, List.of(Rows.lastUse("f")));
        session.organizationDirectory()
                .insert(Organization.builder()
                        .id(INSTALLATION)
                        .urlCode(INSTALLATION)
                        .createdAt(Side.NOW)
                        .updatedAt(Side.NOW)
                        .build());
        session.projectDirectory()
                .insert(Project.builder()
                        .id(INSTALLATION)
                        .urlCode(INSTALLATION)
                        .organizationId(INSTALLATION)
                        .createdAt(Side.NOW)
                        .updatedAt(Side.NOW)
                        .build());
        session.environmentDirectory()
                .insert(Environment.builder()
                        .id(INSTALLATION)
                        .urlCode(INSTALLATION)
                        .projectId(INSTALLATION)
                        .organizationId(INSTALLATION)
                        .createdAt(Side.NOW)
                        .updatedAt(Side.NOW)
                        .build());
    }

    /** Every stored value of theirs by table, read past the library, for each table that the catalog has. */
    static Map<String, List<String>> stored(Side side) throws SQLException {
        Set<String> columns = side.columns();
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = side.database().connect();
                Statement statement = connection.createStatement()) {
            for (String table : side.tables()) {
                String query = "SELECT * FROM " + table + condition(table, columns);
                rows.put(table, rows(statement, query));
            }
        }
        return rows;
    }

    /** None for what the migrations themselves note. */
    private static String condition(String table, Set<String> columns) {
        if (columns.stream().anyMatch(column -> column.startsWith(table + ".environment_id "))) {
            return " WHERE environment_id = '" + ENVIRONMENT + "'";
        }
        return columns.stream().anyMatch(column -> column.startsWith(table + ".id "))
                ? " WHERE id = '" + INSTALLATION + "'"
                : "";
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getMetaData().getColumnName(i) + "=" + row.getString(i));
                }
                rows.add(values.toString());
            }
        }
        return rows.stream().sorted().toList();
    }
}

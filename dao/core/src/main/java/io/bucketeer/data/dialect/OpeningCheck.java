package io.bucketeer.data.dialect;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ErrorCode;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers all that is wrong with a database before it is used, so that everything can be put right at once. */
final class OpeningCheck {

    private static final String LEVEL_TABLE = "bucketeer_schema";
    private static final String OPERATIONAL = "operational";

    private final String database;
    private final List<Finding> findings = new ArrayList<>();

    /** @param database what messages call it */
    OpeningCheck(String database) {
        this.database = database;
    }

    void settings(List<ServerSetting> settings) {
        for (ServerSetting setting : settings) {
            if (!setting.safe()) {
                findings.add(new Finding(ErrorCode.UNSAFE_SERVER_SETTING, setting.problem()));
            }
        }
    }

    void schema(Connection connection) throws SQLException {
        if (!hasLevelTable(connection)) {
            findings.add(new Finding(
                    ErrorCode.SCHEMA_ABSENT, "it has no table " + LEVEL_TABLE + " that this user may read"));
            return;
        }
        String sql = "select schema_level, min_library_schema from " + LEVEL_TABLE + " where component = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, OPERATIONAL);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    level(row.getInt(1), row.getInt(2));
                } else {
                    findings.add(new Finding(
                            ErrorCode.SCHEMA_ABSENT,
                            "it has no " + OPERATIONAL + " tables, or the migration that makes them has not ended"));
                }
            }
        }
    }

    /** A newer schema will do unless it says that it will not. */
    private void level(int schema, int oldestLibrary) {
        int ours = SchemaLevel.OPERATIONAL;
        if (schema < ours) {
            findings.add(new Finding(
                    ErrorCode.SCHEMA_BEHIND, "its schema has level " + schema + " but this library needs " + ours));
        } else if (oldestLibrary > ours) {
            findings.add(new Finding(
                    ErrorCode.SCHEMA_AHEAD,
                    "its schema needs a library that knows level " + oldestLibrary + " but this one knows " + ours));
        }
    }

    private static boolean hasLevelTable(Connection connection) throws SQLException {
        DatabaseMetaData catalog = connection.getMetaData();
        try (ResultSet tables = catalog.getTables(
                connection.getCatalog(), connection.getSchema(), LEVEL_TABLE, new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    /** @throws ConfigurationException with the code of the first finding, listing them all */
    void throwIfAny() {
        if (findings.isEmpty()) {
            return;
        }
        Finding first = findings.getFirst();
        if (findings.size() == 1) {
            throw new ConfigurationException(first.code(), database + " cannot be used: " + first.text(), null);
        }
        String list = findings.stream()
                .map(finding -> finding.line(first.code()))
                .collect(Collectors.joining("\n  ", "\n  ", ""));
        throw new ConfigurationException(
                first.code(), database + " cannot be used, for " + findings.size() + " reasons:" + list, null);
    }

    private record Finding(ErrorCode code, String text) {

        /** With its remedy, unless that is the one the whole message ends with. */
        String line(ErrorCode last) {
            return code + ": " + text + (code == last ? "" : ". " + code.remedy());
        }
    }
}

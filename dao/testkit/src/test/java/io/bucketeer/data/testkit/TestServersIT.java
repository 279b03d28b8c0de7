package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestServersIT {

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void databasesOfOneServerAreIsolated(String type) throws SQLException {
        DatabaseServer server = TestServers.database(type);
        try (TestDatabase first = server.createDatabase("Isolated");
                TestDatabase second = server.createDatabase("Isolated");
                Connection inFirst = first.connect();
                Connection inSecond = second.connect()) {
            execute(inFirst, "CREATE TABLE only_here (id INT)");

            assertThat(first.name()).isNotEqualTo(second.name());
            assertThatThrownBy(() -> execute(inSecond, "SELECT id FROM only_here"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only_here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void serverIsSharedByAllOfTheJvm(String type) {
        assertThat(TestServers.database(type)).isSameAs(TestServers.database(type));
    }

    @Test
    void postgresHasTheCollationsOfIcu() throws SQLException {
        try (TestDatabase database = TestServers.postgres().createDatabase("icu");
                Connection connection = database.connect()) {
            assertThat(text(connection, "SELECT lower('ÄX' COLLATE \"und-x-icu\")"))
                    .isEqualTo("äx");
        }
    }

    @Test
    void mysqlUnderstandsRegularExpressions() throws SQLException {
        try (TestDatabase database = TestServers.mysql().createDatabase("regular expressions");
                Connection connection = database.connect()) {
            assertThat(text(connection, "SELECT REGEXP_REPLACE('feature-1', '[0-9]+', 'x')"))
                    .isEqualTo("feature-x");
        }
    }

    @Test
    void redisTellsItsVersion() {
        assertThat(TestServers.redis().description()).startsWith("Redis ");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}

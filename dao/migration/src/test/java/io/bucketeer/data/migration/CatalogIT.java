package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both catalogs say the same in the same words, and compare text alike. */
class CatalogIT {

    private static final String MYSQL_TABLES = "table_schema = DATABASE() AND table_name <> 'flyway_schema_history'";
    private static final String POSTGRES_COLUMNS = """
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
                AND c.relname <> 'flyway_schema_history'""";

    private static TestDatabase mysqlDatabase;
    private static TestDatabase postgresDatabase;
    private static Connection mysql;
    private static Connection postgres;

    @BeforeAll
    static void migrate() {
        mysqlDatabase = TestServers.mysql().createDatabase("catalog");
        postgresDatabase = TestServers.postgres().createDatabase("catalog");
        Migrations.of(mysqlDatabase).migrate();
        Migrations.of(postgresDatabase).migrate();
        mysql = mysqlDatabase.connect();
        postgres = postgresDatabase.connect();
    }

    @AfterAll
    static void dropDatabases() throws SQLException {
        mysql.close();
        postgres.close();
        mysqlDatabase.close();
        postgresDatabase.close();
    }

    @Test
    void tablesHaveTheSameComments() throws SQLException {
        List<String> comments = Sql.rows(
                mysql, "SELECT table_name, table_comment FROM information_schema.tables WHERE " + MYSQL_TABLES);

        assertThat(comments).hasSize(10).noneMatch(row -> row.endsWith("|"));
        assertThat(Sql.rows(postgres, """
                SELECT relname, obj_description(oid, 'pg_class') FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'""")).containsExactlyInAnyOrderElementsOf(comments);
    }

    @Test
    void columnsHaveTheSameNamesNullabilityAndComments() throws SQLException {
        List<String> columns = Sql.rows(
                mysql,
                "SELECT table_name, column_name, is_nullable, column_comment FROM information_schema.columns WHERE "
                        + MYSQL_TABLES);

        assertThat(columns).hasSizeGreaterThan(60).noneMatch(row -> row.endsWith("|"));
        assertThat(Sql.rows(
                        postgres,
                        "SELECT relname, attname, CASE WHEN attnotnull THEN 'NO' ELSE 'YES' END,"
                                + " col_description(c.oid, attnum) " + POSTGRES_COLUMNS))
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void textComparesByCodePointOnMySql() throws SQLException {
        assertThat(Sql.rows(
                        mysql,
                        "SELECT DISTINCT collation_name FROM information_schema.columns WHERE collation_name IS NOT NULL"
                                + " AND " + MYSQL_TABLES))
                .containsExactly("utf8mb4_0900_bin");
        assertThat(Sql.rows(
                        mysql, "SELECT DISTINCT table_collation FROM information_schema.tables WHERE " + MYSQL_TABLES))
                .containsExactly("utf8mb4_0900_bin");
    }

    @Test
    void textComparesByCodePointOnPostgres() throws SQLException {
        assertThat(Sql.rows(
                        postgres,
                        "SELECT DISTINCT l.collname FROM pg_collation l JOIN (SELECT a.attcollation " + POSTGRES_COLUMNS
                                + " AND a.attcollation <> 0 UNION SELECT typcollation FROM pg_type"
                                + " WHERE typtype = 'd' AND typcollation <> 0) t ON t.attcollation = l.oid"))
                .containsExactly("C");
    }

    @Test
    void everyCompositeTypeAttributeAndDomainIsExplained() throws SQLException {
        assertThat(Sql.rows(postgres, """
                SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'c'
                    AND col_description(c.oid, a.attnum) IS NULL""")).isEmpty();
        assertThat(Sql.rows(postgres, """
                SELECT t.typname FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
                WHERE t.typnamespace = 'public'::regnamespace AND (t.typtype = 'd' OR c.relkind = 'c')
                    AND obj_description(t.oid, 'pg_type') IS NULL""")).isEmpty();
    }
}

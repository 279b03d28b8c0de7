package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.PrivateServer;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who is said to have the right TRIGGER sees a trigger, however it was granted. On a server of its own, since a setting
 * of the whole server is changed.
 */
class GrantsIT {

    private static final String TRIGGERS =
            "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()";

    private static PrivateServer server;
    private static TestDatabase database;
    private static Connection administrator;
    private static String version;

    @BeforeAll
    static void startServer() throws SQLException {
        server = TestServers.startPrivate("mysql");
        database = server.createDatabase("grants");
        administrator = database.connect();
        version = Sql.value(administrator, "SELECT VERSION()");
        execute("CREATE TABLE feature (id int PRIMARY KEY)");
        execute("CREATE TRIGGER watch BEFORE INSERT ON feature FOR EACH ROW SET NEW.id = 1");
        execute("CREATE USER migrator IDENTIFIED BY 'secret'");
        execute("CREATE ROLE duty");
    }

    @AfterAll
    static void stopServer() throws SQLException {
        administrator.close();
        database.close();
        server.close();
    }

    /**
     * Where it is said to be missing and the trigger is seen all the same, the right depends on what is not told.
     *
     * @param ofUser what the user is granted itself: rights, a space, and on what
     * @param ofRole what its active role is granted; none when empty
     * @param said whether the user is said to have the right
     * @param seen whether the server shows it the trigger; {@code newer} where MySQL 8.0 does not and newer ones do
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT *.*         |                   | false | false
                    SELECT,TRIGGER *.* |                   | true  | true
                    ALL *.*            |                   | true  | true
                    SELECT name.*      |                   | false | false
                    ALL name.*         |                   | true  | true
                    TRIGGER name.*     |                   | true  | true
                    TRIGGER escaped.*  |                   | true  | true
                    TRIGGER wild.*     |                   | true  | true
                    SELECT name.*      | TRIGGER *.*       | true  | true
                    SELECT name.*      | TRIGGER name.*    | true  | true
                    SELECT *.*         | TRIGGER name.*    | true  | true
                    SELECT *.*         | TRIGGER wild.*    | true  | true
                    SELECT name.*      | SELECT *.*        | false | false
                    SELECT name.*      | TRIGGER escaped.* | false | newer
                    SELECT wild.*      | TRIGGER name.*    | false | false
                    TRIGGER wild.*     | SELECT name.*     | false | true
                    """)
    void whoHasTheRightSeesTheTrigger(String ofUser, String ofRole, boolean said, String seen) throws SQLException {
        execute("REVOKE ALL PRIVILEGES, GRANT OPTION FROM migrator, duty");
        grant(ofUser, "migrator");
        if (ofRole != null) {
            grant(ofRole, "duty");
            execute("GRANT duty TO migrator");
            execute("SET DEFAULT ROLE duty TO migrator");
        }

        assertThat(answers())
                .containsExactly(said, seen.equals("newer") ? !version.startsWith("8.0.") : Boolean.parseBoolean(seen));

        execute("SET DEFAULT ROLE NONE TO migrator");
        execute("REVOKE IF EXISTS duty FROM migrator");
    }

    /** @param grants what is granted and then revoked, statement by statement */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GRANT SELECT, TRIGGER ON *.* TO migrator; REVOKE TRIGGER ON name.* FROM migrator | false
                    GRANT SELECT, TRIGGER ON *.* TO migrator; REVOKE SELECT ON mysql.* FROM migrator | true
                    GRANT SELECT ON *.* TO migrator; GRANT TRIGGER ON wild.* TO migrator             | false
                    GRANT SELECT ON *.* TO migrator; GRANT TRIGGER ON name.* TO migrator             | true
                    """)
    void withPartialRevokes_theSame(String grants, boolean expected) throws SQLException {
        execute("REVOKE ALL PRIVILEGES, GRANT OPTION FROM migrator, duty");
        execute("SET GLOBAL partial_revokes = ON");
        for (String grant : grants.split("; ")) {
            execute(named(grant));
        }

        assertThat(answers()).containsExactly(expected, expected);

        execute("REVOKE ALL PRIVILEGES, GRANT OPTION FROM migrator");
        execute("SET GLOBAL partial_revokes = OFF");
    }

    /** What is said of the user, and what it sees. */
    private static List<Boolean> answers() throws SQLException {
        TestDatabase asUser = new TestDatabase(
                database.type(), database.host(), database.port(), database.name(), "migrator", "secret");
        List<Boolean> answers = new ArrayList<>();
        try (Connection connection = asUser.connect()) {
            answers.add(Grants.of(connection).hold("TRIGGER", connection.getCatalog()));
            answers.add(!Sql.rows(connection, TRIGGERS).isEmpty());
        }
        return answers;
    }

    private static void grant(String grant, String grantee) throws SQLException {
        execute(named("GRANT " + grant.replaceFirst(" ", " ON ") + " TO " + grantee));
    }

    /** The database by its name, with its wildcards escaped, or by a wildcard. */
    private static String named(String grant) {
        return grant.replace("name.*", "`" + database.name() + "`.*")
                .replace("escaped.*", "`" + database.name().replace("_", "\\_") + "`.*")
                .replace("wild.*", "`test%`.*");
    }

    private static void execute(String sql) throws SQLException {
        Sql.execute(administrator, sql);
    }
}

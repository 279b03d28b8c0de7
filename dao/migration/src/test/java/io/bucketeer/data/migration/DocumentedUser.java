package io.bucketeer.data.migration;

import io.bucketeer.data.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The user who migrates a MySQL database, with the rights that {@code docs/operations.md} gives it and no others. Closing
 * drops the user and leaves the database.
 *
 * @param database the database, as an administrator reaches it
 * @param name the user
 */
record DocumentedUser(TestDatabase database, String name) implements AutoCloseable {

    private static final Path DOCUMENT = Path.of("../../docs/operations.md");
    private static final String PASSWORD = "first-secret";

    /** Creates it, under a name of its own: users belong to the whole server, which other tests share. */
    static DocumentedUser create(TestDatabase database) throws SQLException, IOException {
        DocumentedUser user = new DocumentedUser(
                database,
                "migrator_" + UUID.randomUUID().toString().replace("-", "").substring(0, 8));
        user.asAdministrator("CREATE USER " + user.name + " IDENTIFIED BY '" + PASSWORD + "'");
        user.asAdministrator(
                grant().replace(" bucketeer.*", " " + database.name() + ".*").replace("bucketeer_migrate", user.name));
        return user;
    }

    private static String grant() throws IOException {
        return Files.readString(DOCUMENT)
                .lines()
                .filter(line -> line.startsWith("GRANT ") && line.endsWith(" ON bucketeer.* TO bucketeer_migrate;"))
                .findFirst()
                .orElseThrow();
    }

    /** The same database, as this user reaches it; not to be closed. */
    TestDatabase inDatabase() {
        return new TestDatabase(database.type(), database.host(), database.port(), database.name(), name, PASSWORD);
    }

    /** Takes a right on the whole database away. */
    void lose(String right) throws SQLException {
        asAdministrator("REVOKE " + right + " ON " + database.name() + ".* FROM " + name);
    }

    @Override
    public void close() throws SQLException {
        asAdministrator("DROP USER " + name);
    }

    private void asAdministrator(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, sql);
        }
    }
}

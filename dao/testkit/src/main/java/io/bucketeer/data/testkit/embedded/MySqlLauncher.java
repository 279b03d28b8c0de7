package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts MySQL. To initialize a data directory takes seconds, to copy one a tenth of a second: so one is initialized
 * once and kept in the cache, with the administrator's password beside it.
 *
 * @param binaries the server
 * @param template holds the initialized data directory
 */
record MySqlLauncher(MySqlBinaries binaries, Path template) {

    private static final String USERNAME = "root";

    private static final String DATA = "data";
    private static final String PASSWORD = "password";

    static MySqlLauncher prepare(MySqlBinaries binaries, CacheDirectory cache) {
        return new MySqlLauncher(
                binaries, cache.get(binaries.name() + "-data", directory -> initialize(binaries, directory)));
    }

    EmbeddedServer start(int port) {
        return start(port, Durability.ofSharedServers());
    }

    EmbeddedServer start(int port, Durability durability) {
        RunDirectory run = RunDirectory.create(Account.current());
        String password = copyTemplate(run);
        List<String> words = command(binaries, run.data());
        words.addAll(List.of(
                "--port=" + port,
                "--bind-address=" + Loopback.ADDRESS,
                "--skip-name-resolve",
                // relative to the data directory: the path of a socket may have no more than 107 bytes
                "--socket=mysql.sock",
                "--pid-file=mysqld.pid",
                "--secure-file-priv=NULL"));
        words.addAll(ServerSettings.mysql(durability));
        Command server = new Command(words, run.path(), binaries.environment());
        ServerProcess process = ServerProcess.start("MySQL", "KILL", server, run);
        process.awaitReady(() -> connect(port, password).close());
        String origin = binaries.origin() + durability.remark();
        return new EmbeddedServer(port, USERNAME, password, origin, process);
    }

    private static void initialize(MySqlBinaries binaries, Path template) throws IOException {
        String password = Passwords.random();
        Path statements = template.resolve("init.sql");
        // one statement per line; the account's host is an address, since names are not resolved
        writePrivate(statements, """
                CREATE USER '%1$s'@'%2$s' IDENTIFIED BY '%3$s';
                GRANT ALL ON *.* TO '%1$s'@'%2$s' WITH GRANT OPTION;
                """.formatted(USERNAME, Loopback.ADDRESS, password));
        List<String> words = command(binaries, template.resolve(DATA));
        words.addAll(List.of("--initialize-insecure", "--init-file=" + statements));
        new Command(words, template, binaries.environment()).run();
        Files.delete(statements);
        writePrivate(template.resolve(PASSWORD), password);
    }

    private String copyTemplate(RunDirectory run) {
        try {
            FileTree.copy(template.resolve(DATA), run.data());
            return Files.readString(template.resolve(PASSWORD));
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot copy MySQL's data directory from " + template, e);
        }
    }

    /** With timeouts: whoever took the port may not answer at all. */
    private static Connection connect(int port, String password) throws SQLException {
        String parameters = "sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=3000&socketTimeout=3000";
        String url = "jdbc:mysql://%s:%d/?%s".formatted(Loopback.ADDRESS, port, parameters);
        return DriverManager.getConnection(url, USERNAME, password);
    }

    private static List<String> command(MySqlBinaries binaries, Path data) {
        List<String> words = new ArrayList<>(binaries.command());
        words.addAll(List.of("--datadir=" + data, "--innodb-redo-log-capacity=64M"));
        if (Account.current().isRoot()) {
            words.add("--user=root");
        }
        return words;
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}

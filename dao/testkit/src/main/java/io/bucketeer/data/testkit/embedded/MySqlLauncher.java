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
 * Starts MySQL. To initialize a data directory takes seconds, to copy one a tenth of a second: so one is initialized once
 * and kept in the cache, with the administrator's password beside it.
 */
final class MySqlLauncher {

    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
    private static final String USERNAME = "root";

    private final CacheDirectory cache;
    private final Account account = Account.current();

    MySqlLauncher(Platform platform, CacheDirectory cache) {
        platform.requireLinuxOnX86("MySQL");
        this.cache = cache;
    }

    EmbeddedServer start() {
        Binary archive = Binary.find(ARCHIVE);
        Path base = cache.get(archive.name(), directory -> Tarball.unpack(archive, directory));
        MySqlLibraries libraries = MySqlLibraries.provide(base.resolve("bin").resolve("mysqld"), cache);
        Path template = cache.get(archive.name() + "-data", directory -> initialize(base, libraries, directory));
        return PortRetry.start(port -> start(base, libraries, template, port));
    }

    private EmbeddedServer start(Path base, MySqlLibraries libraries, Path template, int port) {
        RunDirectory run = RunDirectory.create(account);
        String password = copy(template, run);
        List<String> words = command(base, run.data());
        words.addAll(List.of(
                "--port=" + port,
                "--bind-address=" + Loopback.ADDRESS,
                "--skip-name-resolve",
                // relative to the data directory: the path of a socket may have no more than 107 bytes
                "--socket=mysql.sock",
                "--pid-file=mysqld.pid",
                "--secure-file-priv=NULL"));
        words.addAll(ServerSettings.mysql());
        Command server = new Command(words, run.path(), libraries.environment());
        ServerProcess process = ServerProcess.start("MySQL", "KILL", server, run);
        process.awaitReady(() -> connect(port, password).close());
        String origin = "embedded binaries, " + libraries.note() + (ServerSettings.isDurable() ? ", durable" : "");
        return new EmbeddedServer(port, USERNAME, password, origin, process);
    }

    private static Connection connect(int port, String password) throws SQLException {
        String url =
                "jdbc:mysql://%s:%d/?sslMode=DISABLED&allowPublicKeyRetrieval=true".formatted(Loopback.ADDRESS, port);
        return DriverManager.getConnection(url, USERNAME, password);
    }

    private void initialize(Path base, MySqlLibraries libraries, Path template) throws IOException {
        String password = Passwords.random();
        Path statements = template.resolve("init.sql");
        // one statement per line; the account's host is an address, since names are not resolved
        writePrivate(statements, """
                CREATE USER '%1$s'@'%2$s' IDENTIFIED BY '%3$s';
                GRANT ALL ON *.* TO '%1$s'@'%2$s' WITH GRANT OPTION;
                """.formatted(USERNAME, Loopback.ADDRESS, password));
        List<String> words = command(base, template.resolve("data"));
        words.addAll(List.of("--initialize-insecure", "--init-file=" + statements));
        new Command(words, template, libraries.environment()).run();
        Files.delete(statements);
        writePrivate(template.resolve("password"), password);
    }

    private static String copy(Path template, RunDirectory run) {
        try {
            FileTree.copy(template.resolve("data"), run.data());
            return Files.readString(template.resolve("password"));
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot copy MySQL's data directory from " + template, e);
        }
    }

    private List<String> command(Path base, Path data) {
        List<String> words = new ArrayList<>(List.of(
                base.resolve("bin").resolve("mysqld").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--innodb-redo-log-capacity=64M"));
        if (account.isRoot()) {
            words.add("--user=root");
        }
        return words;
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}

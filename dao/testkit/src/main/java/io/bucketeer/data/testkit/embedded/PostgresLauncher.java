package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts PostgreSQL, which refuses to run as root.
 *
 * @param programs the directory of its programs
 * @param account the account to run them under
 */
record PostgresLauncher(Path programs, Account account) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String USERNAME = "postgres";

    static PostgresLauncher prepare(CacheDirectory cache) {
        Binary archive = Binary.find(ARCHIVE);
        Path base = cache.get(archive.name(), directory -> Tarball.unpack(archive, directory));
        return new PostgresLauncher(base.resolve("bin"), Account.unprivileged());
    }

    EmbeddedServer start(int port) {
        RunDirectory run = RunDirectory.create(account);
        String password = Passwords.random();
        initialize(run, password);
        List<String> words = new ArrayList<>(List.of(
                programs.resolve("postgres").toString(), "-D", run.data().toString(), "-p", Integer.toString(port)));
        words.addAll(List.of("-c", "listen_addresses=" + Loopback.ADDRESS, "-c", "unix_socket_directories="));
        ServerSettings.postgres().forEach(setting -> words.addAll(List.of("-c", setting)));
        Command server = new Command(account.asThisAccount(words), run.path());
        // QUIT ends it at once, its children and its shared memory too
        ServerProcess process = ServerProcess.start("PostgreSQL", "QUIT", server, run);
        process.awaitReady(() -> connect(port, password).close());
        return new EmbeddedServer(port, USERNAME, password, origin(), process);
    }

    /** With timeouts: whoever took the port may not answer at all. */
    private static Connection connect(int port, String password) throws SQLException {
        String url =
                "jdbc:postgresql://%s:%d/postgres?connectTimeout=3&socketTimeout=3".formatted(Loopback.ADDRESS, port);
        return DriverManager.getConnection(url, USERNAME, password);
    }

    private void initialize(RunDirectory run, String password) {
        Path passwordFile = run.path().resolve("password");
        try {
            Files.writeString(passwordFile, password);
            account.own(run.path());
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot write " + passwordFile, e);
        }
        List<String> words = List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + run.data(),
                "--username=" + USERNAME,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--no-instructions");
        new Command(account.asThisAccount(words), run.path()).run();
    }

    private String origin() {
        String origin = "embedded binaries" + (ServerSettings.isDurable() ? ", durable" : "");
        return account.stepDown().isEmpty() ? origin : origin + ", run as " + account.name();
    }
}

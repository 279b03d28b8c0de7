package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts PostgreSQL, which refuses to run as root.
 *
 * @param programs the directory of its programs
 * @param account the account to run them under
 */
record PostgresLauncher(Path programs, Account account) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String USERNAME = "postgres";

    /**
     * Unpacks the binaries on the class path.
     *
     * @param version what they must be; null when any will do
     */
    static PostgresLauncher prepare(@Nullable VersionLine version, CacheDirectory cache) {
        Binary archive = Binary.find(ARCHIVE);
        Path base = cache.get(archive.name(), directory -> Tarball.unpack(archive, directory));
        PostgresLauncher launcher = new PostgresLauncher(base.resolve("bin"), Account.unprivileged());
        if (version != null) {
            launcher.require(version);
        }
        return launcher;
    }

    EmbeddedServer start(int port) {
        return start(port, Durability.ofSharedServers());
    }

    EmbeddedServer start(int port, Durability durability) {
        RunDirectory run = RunDirectory.create(account);
        String password = Passwords.random();
        initialize(run, password);
        List<String> words = new ArrayList<>(List.of(
                programs.resolve("postgres").toString(), "-D", run.data().toString(), "-p", Integer.toString(port)));
        words.addAll(List.of("-c", "listen_addresses=" + Loopback.ADDRESS, "-c", "unix_socket_directories="));
        ServerSettings.postgres(durability).forEach(setting -> words.addAll(List.of("-c", setting)));
        Command server = new Command(account.asThisAccount(words), run.path());
        // QUIT ends it at once, its children and its shared memory too
        ServerProcess process = ServerProcess.start("PostgreSQL", "QUIT", server, run);
        process.awaitReady(() -> connect(port, password).close());
        return new EmbeddedServer(port, USERNAME, password, origin(durability), process);
    }

    private void require(VersionLine version) {
        String printed = new Command(List.of(programs.resolve("postgres").toString(), "--version"), programs).run();
        String found = printed.substring(printed.lastIndexOf(' ') + 1);
        if (!version.holds(found)) {
            throw new EmbeddedServerException("the PostgreSQL binaries on the class path are " + found + ", not "
                    + version + ": mvn -Dtestkit.postgres=" + version + " puts the right ones there");
        }
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

    private String origin(Durability durability) {
        String origin = "embedded binaries" + durability.remark();
        return account.stepDown().isEmpty() ? origin : origin + ", run as " + account.name();
    }
}

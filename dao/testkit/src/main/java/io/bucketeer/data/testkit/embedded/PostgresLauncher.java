package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/** Starts PostgreSQL, which refuses to run as root. */
final class PostgresLauncher {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String USERNAME = "postgres";

    private final CacheDirectory cache;
    private final Account account;

    PostgresLauncher(Platform platform, CacheDirectory cache) {
        platform.requireLinuxOnX86("PostgreSQL");
        this.cache = cache;
        this.account = Account.unprivileged();
    }

    EmbeddedServer start() {
        Binary archive = Binary.find(ARCHIVE);
        Path programs = cache.get(archive.name(), directory -> Tarball.unpack(archive, directory))
                .resolve("bin");
        String password = Passwords.random();
        return PortRetry.start(port -> start(programs, port, password));
    }

    private EmbeddedServer start(Path programs, int port, String password) {
        RunDirectory run = RunDirectory.create(account);
        initialize(programs, run, password);
        List<String> words = new ArrayList<>(List.of(
                programs.resolve("postgres").toString(), "-D", run.data().toString(), "-p", Integer.toString(port)));
        words.addAll(List.of("-c", "listen_addresses=" + Loopback.ADDRESS, "-c", "unix_socket_directories="));
        ServerSettings.postgres().forEach(setting -> words.addAll(List.of("-c", setting)));
        Command server = new Command(account.asThisAccount(words), run.path());
        // QUIT ends it at once, its children and its shared memory too
        ServerProcess process = ServerProcess.start("PostgreSQL", "QUIT", server, run);
        String url = "jdbc:postgresql://%s:%d/postgres".formatted(Loopback.ADDRESS, port);
        process.awaitReady(
                () -> DriverManager.getConnection(url, USERNAME, password).close());
        return new EmbeddedServer(port, USERNAME, password, origin(), process);
    }

    private void initialize(Path programs, RunDirectory run, String password) {
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

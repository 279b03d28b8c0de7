package io.bucketeer.data.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "there are no binaries")
final class LaunchersIT {

    private static final CacheDirectory CACHE = CacheDirectory.find();

    static Stream<Named<IntFunction<EmbeddedServer>>> launchers() {
        return Stream.of(
                Named.of("MySQL", MySqlLauncher.prepare(MySqlArchive.provide(CACHE), CACHE)::start),
                Named.of("PostgreSQL", PostgresLauncher.prepare(null, CACHE)::start),
                Named.of("Redis", RedisLauncher.prepare(CACHE)::start),
                Named.of("Redis of 32 bits", redisWithout("libssl.so.3")::start));
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aTakenPortIsRecognised(IntFunction<EmbeddedServer> launcher) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> launcher.apply(taken.getLocalPort())).isInstanceOf(PortTakenException.class);
        }
    }

    @Test
    void mysqlRunsWithNativeInputAndOutputOnSubstitutedLibraries() throws SQLException {
        MySqlLibraries substitutes = MySqlLibraries.substituting(List.of("libaio.so.1", "libnuma.so.1"), CACHE);

        EmbeddedServer server =
                PortRetry.start(MySqlLauncher.prepare(MySqlArchive.provide(substitutes, CACHE), CACHE)::start);

        assertThat(server.origin()).isEqualTo("embedded binaries, substitutes for libaio.so.1 and libnuma.so.1");
        String url = "jdbc:mysql://%s:%d/?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                .formatted(server.host(), server.port());
        try (Connection connection = DriverManager.getConnection(url, server.username(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT @@innodb_use_native_aio")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        } finally {
            server.process().stop();
        }
    }

    @Test
    void aLibraryWithoutSubstituteIsNamed() {
        assertThatThrownBy(() -> MySqlLibraries.substituting(List.of("libaio.so.1", "libstdc++.so.6"), CACHE))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("MySQL needs libstdc++.so.6: install what brings it");
    }

    @Test
    void redisRunsWithoutTheLibrariesItIsMissing() {
        EmbeddedServer server = PortRetry.start(redisWithout("libssl.so.3")::start);

        assertThat(server.origin()).isEqualTo("embedded binaries of 32 bits for lack of libssl.so.3");
        server.process().stop();
    }

    @Test
    void aServerThatEndsIsReportedWithItsLogAndLeavesNothing() {
        RunDirectory run = RunDirectory.create(Account.current());
        Command command = new Command(List.of("sh", "-c", "echo no luck; exit 3"), run.path());
        ServerProcess process = ServerProcess.start("Unlucky", "KILL", command, run);

        assertThatThrownBy(() -> process.awaitReady(() -> {
                    throw new IOException("no answer");
                }))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("Unlucky ended with status 3; its log ends:\nno luck")
                .hasCauseInstanceOf(IOException.class);
        assertThat(Files.exists(run.path())).isFalse();
    }

    private static RedisLauncher redisWithout(String library) {
        return RedisLauncher.choose(Path.of("/unused"), List.of(library), CACHE);
    }
}

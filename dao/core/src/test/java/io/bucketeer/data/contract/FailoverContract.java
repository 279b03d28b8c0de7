package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.watch.SecretWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.spi.InetAddressResolverProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failover that gives the database's name another address. {@link Fault} lists all faults and what shows them. */
abstract class FailoverContract extends DatabaseContract {

    /** How long the JVM keeps an address; by default 30 seconds, which is longer than the limit here. */
    private static final String KEPT_SECONDS = "2";

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String OLD_ADDRESS = "127.0.0.1";
    private static final String NEW_ADDRESS = "127.0.0.2";

    @TempDir
    private Path directory;

    @Test
    void f13_nameMovesToAnotherAddress_newConnectionsGoThere() throws Exception {
        Path address = Files.writeString(directory.resolve("address"), OLD_ADDRESS);
        InetSocketAddress server = new InetSocketAddress(database.host(), database.port());
        try (Relay before = new Relay(new InetSocketAddress(OLD_ADDRESS, 0), server);
                Relay after = new Relay(new InetSocketAddress(NEW_ADDRESS, before.port()), server)) {
            Process child = child(address, before.port());
            try {
                List<String> answers = new CopyOnWriteArrayList<>();
                Thread.ofVirtual().start(() -> readInto(answers, child));
                await().atMost(FIRST_ANSWER).until(() -> !answers.isEmpty() || !child.isAlive());
                assertThat(answers).containsExactly(FailoverChild.WORKS);
                assertThat(after.connections()).isZero();

                Files.writeString(address, NEW_ADDRESS);
                before.close();

                await().atMost(LIMIT).until(() -> after.connections() > 0);
                await().atMost(LIMIT)
                        .until(() -> answers.size() > 1 && answers.getLast().equals(FailoverChild.WORKS));
                assertThat(answers)
                        .containsOnly(
                                FailoverChild.WORKS,
                                Fault.F13.shows(ErrorCode.UNAVAILABLE).name());
            } finally {
                child.destroyForcibly();
                child.waitFor();
            }
        }
    }

    private Process child(Path address, int port) throws IOException {
        Path services = Files.createDirectories(directory.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(InetAddressResolverProvider.class.getName()), MovingHost.class.getName());
        Path security = Files.writeString(
                directory.resolve("security.properties"), "networkaddress.cache.ttl=" + KEPT_SECONDS + "\n");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-D" + MovingHost.FILE + "=" + address,
                        "-Djava.security.properties=" + security,
                        "-cp",
                        directory.resolve("classes") + ":" + System.getProperty("java.class.path"),
                        FailoverChild.class.getName(),
                        type(),
                        Integer.toString(port),
                        database.name(),
                        database.username())
                .redirectErrorStream(true);
        builder.environment().put(FailoverChild.PASSWORD, database.password());
        return builder.start();
    }

    /** What the child says; log lines are not among it. */
    private static void readInto(List<String> answers, Process child) {
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .peek(line -> SecretWatch.start().hear("the child", line))
                    .filter(line -> !line.contains(" "))
                    .forEach(answers::add);
        } catch (IOException e) {
            // the child has ended
        }
    }
}

package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server and the watchdog between it and this JVM: a shell that waits for the end of a pipe whose other end only the
 * JVM holds. The pipe ends when the JVM does, killed or not; the shell then stops the server and removes its directory.
 * When the server ends by itself, so does the shell, and the directory stays for its log to be read.
 */
public final class ServerProcess {

    /** Succeeds once the server answers. */
    @FunctionalInterface
    interface Probe {
        void ask() throws Exception;
    }

    private static final String WATCHDOG = """
            signal=$1 directory=$2
            shift 2
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            stopping=
            trap 'stopping=yes; kill -s "$signal" "$server"' USR1 INT TERM HUP
            { read -r _; kill -s USR1 $$; } <&3 &
            reader=$!
            exec 3<&-
            wait "$server"
            status=$?
            [ "$stopping" ] || { kill "$reader"; exit "$status"; }
            wait "$server"
            rm -rf -- "$directory"
            """;

    private static final long START_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long STOP_TIMEOUT_SECONDS = 30;
    private static final long PROBE_INTERVAL_MILLIS = 20;
    private static final int LOG_TAIL_LINES = 15;

    private final String name;
    private final RunDirectory directory;
    private final Process watchdog;

    private ServerProcess(String name, RunDirectory directory, Process watchdog) {
        this.name = name;
        this.directory = directory;
        this.watchdog = watchdog;
    }

    /**
     * Starts a server.
     *
     * @param stopSignal the signal that ends the server at once
     */
    static ServerProcess start(String name, String stopSignal, Command server, RunDirectory directory) {
        List<String> words = new ArrayList<>();
        // a session of its own: the terminal's Ctrl-C is for the JVM, whose end then stops the server
        Programs.find("setsid").ifPresent(setsid -> words.add(setsid.toString()));
        words.addAll(
                List.of("sh", "-c", WATCHDOG, name, stopSignal, directory.path().toString()));
        words.addAll(server.words());
        try {
            Process watchdog = new Command(words, server.directory(), server.environment())
                    .builder()
                    .redirectErrorStream(true)
                    .redirectOutput(directory.log().toFile())
                    .start();
            ServerProcess process = new ServerProcess(name, directory, watchdog);
            Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "stop " + name));
            return process;
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot start " + name, e);
        }
    }

    /** Waits until the server answers. */
    void awaitReady(Probe probe) {
        long deadline = System.nanoTime() + START_TIMEOUT_NANOS;
        Exception failure;
        do {
            failure = failureOf(probe);
            if (failure == null) {
                return;
            }
        } while (!hasEndedWithin(PROBE_INTERVAL_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline);
        EmbeddedServerException exception = failed(failure);
        stop();
        throw exception;
    }

    /** Stops the server and removes its directory. */
    void stop() {
        try {
            watchdog.getOutputStream().close();
            hasEndedWithin(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            FileTree.delete(directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasEndedWithin(long duration, TimeUnit unit) {
        try {
            return watchdog.waitFor(duration, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for " + name, e);
        }
    }

    private EmbeddedServerException failed(@Nullable Exception cause) {
        String what = watchdog.isAlive() ? " does not answer" : " ended with status " + watchdog.exitValue();
        String log = logTail();
        String message = name + what + "; its log ends:\n" + log;
        return PortTakenException.isToldBy(log)
                ? new PortTakenException(message, cause)
                : new EmbeddedServerException(message, cause);
    }

    private static @Nullable Exception failureOf(Probe probe) {
        try {
            probe.ask();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private String logTail() {
        try {
            List<String> lines = new String(Files.readAllBytes(directory.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}

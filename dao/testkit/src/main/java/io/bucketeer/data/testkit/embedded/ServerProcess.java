package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            trap 'stopping=yes; kill -s "$signal" "$server"; kill -s CONT "$server"' USR1 INT TERM HUP
            { read -r _; kill -s USR1 $$; } <&3 2>/dev/null &
            reader=$!
            echo "$server" > "$directory/server.pid"
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
    private final Command command;
    private final RunDirectory directory;
    private volatile Process watchdog;
    private volatile Probe readiness = () -> {};

    private ServerProcess(String name, Command command, RunDirectory directory) throws IOException {
        this.name = name;
        this.command = command;
        this.directory = directory;
        this.watchdog = launch(command, directory);
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
            ServerProcess process =
                    new ServerProcess(name, new Command(words, server.directory(), server.environment()), directory);
            Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "stop " + name));
            return process;
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot start " + name, e);
        }
    }

    private static Process launch(Command command, RunDirectory directory) throws IOException {
        return command.builder()
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(directory.log().toFile()))
                .start();
    }

    /** Waits until the server answers, now and after each restart. */
    void awaitReady(Probe probe) {
        readiness = probe;
        awaitReady();
    }

    /** Stops all processes of the server, so that it answers nothing until it is resumed. */
    public void suspend() {
        ProcessHandle server = server();
        signal("STOP", Stream.of(server));
        // one that was being born when the first came
        for (int round = 0; round < 2; round++) {
            signal("STOP", server.descendants());
        }
    }

    /** Lets a suspended server go on. */
    public void resume() {
        ProcessHandle server = server();
        signal("CONT", Stream.concat(server.descendants(), Stream.of(server)));
    }

    /** Ends all processes of the server without a warning. Its data stays, for a restart. */
    public void kill() {
        suspend();
        ProcessHandle server = server();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        signal("KILL", all.stream());
        CompletableFuture.allOf(ends)
                .orTimeout(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
        hasEndedWithin(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Starts a server that was killed again, on its data, and waits until it answers. */
    public void restart() {
        if (watchdog.isAlive()) {
            throw new IllegalStateException(name + " runs");
        }
        try {
            watchdog = launch(command, directory);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot start " + name + " again", e);
        }
        awaitReady();
    }

    /** Some of the processes may have ended by themselves in the meantime. */
    private void signal(String signal, Stream<ProcessHandle> processes) {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", "kill -s " + signal + " \"$@\" 2>/dev/null || :", "signal"));
        processes.map(ProcessHandle::pid).map(String::valueOf).forEach(words::add);
        new Command(words, directory.path()).run();
    }

    private ProcessHandle server() {
        try {
            String number =
                    Files.readString(directory.path().resolve("server.pid")).strip();
            return ProcessHandle.of(Long.parseLong(number))
                    .orElseThrow(() -> new IllegalStateException(name + " does not run"));
        } catch (IOException e) {
            throw new EmbeddedServerException(name + " does not run", e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT_NANOS;
        Exception failure;
        do {
            failure = failureOf(readiness);
            if (failure == null) {
                return;
            }
        } while (!hasEndedWithin(PROBE_INTERVAL_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline);
        EmbeddedServerException exception = failed(failure);
        stop();
        throw exception;
    }

    /** Stops the server and removes its directory. */
    public void stop() {
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

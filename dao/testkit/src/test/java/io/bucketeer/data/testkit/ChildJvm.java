package io.bucketeer.data.testkit;

import io.bucketeer.data.watch.SecretWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Another JVM that starts servers, to be killed. */
final class ChildJvm implements AutoCloseable {

    static final String READY = "ready";

    /** What leads the name of a private server that is suspended as soon as it runs. */
    static final String SUSPENDED = "suspended ";

    private static final long TIMEOUT_SECONDS = 60;

    private final Process process;
    private final List<String> output = new ArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
    }

    /** What the child runs: starts the servers named by its arguments, then waits for the end of its input. */
    public static void main(String[] servers) throws IOException {
        for (String server : servers) {
            if (server.equals("redis")) {
                TestServers.redis();
            } else if (server.startsWith(SUSPENDED)) {
                TestServers.startPrivate(server.substring(SUSPENDED.length())).suspend();
            } else {
                TestServers.database(server).createDatabase("child").close();
            }
        }
        // a server must not depend on anything that the collector takes
        System.gc();
        System.out.println(READY);
        System.out.println(System.in.read());
    }

    /**
     * Starts a child, which is asked for the versions that this JVM is asked for.
     *
     * @param options of the JVM, such as {@code -Dtestkit.mode=embedded}
     * @param environment added to what is inherited, less the addresses of servers
     */
    static ChildJvm start(List<String> options, Map<String, String> environment, String... servers) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(versions());
        words.addAll(options);
        words.add(ChildJvm.class.getName());
        words.addAll(List.of(servers));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BUCKETEER_TEST_"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    private static List<String> versions() {
        return Stream.of("testkit.mysql", "testkit.postgres")
                .map(name -> "-D" + name + "=" + System.getProperty(name, ""))
                .toList();
    }

    /** Reads until the servers run, or to the end of the output when they do not. */
    void awaitReady() throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.add(line);
            SecretWatch.start().hear("the child", line);
            if (line.equals(READY)) {
                return;
            }
        }
    }

    long processId() {
        return process.pid();
    }

    /** What was printed so far. */
    String output() {
        return String.join("\n", output);
    }

    /** The servers, their watchdogs and whatever else has been started. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Ends the JVM as the kernel does when memory runs out: nothing of it runs any more. */
    void kill() {
        process.destroyForcibly();
    }

    /** Lets the JVM come to its end. */
    void finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** Waits for the end of processes that are not our own children. */
    static void awaitEnd(List<ProcessHandle> handles)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<?>[] ends =
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        kill();
    }
}

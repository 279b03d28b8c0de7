package io.bucketeer.data.migration;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.watch.SecretWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another JVM that migrates a database, and may be killed. */
final class ChildMigrator implements AutoCloseable {

    private static final String READY = "ready";
    private static final String APPLIED = "applied ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private ChildMigrator(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What the child runs: says that it is there, waits for a line, migrates, says how much it applied. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        SchemaMigration migration = SchemaMigration.of(
                environment.get("TYPE"), environment.get("URL"), environment.get("NAME"), environment.get("WORD"));
        migration.info();
        System.out.println(READY);
        System.in.read();
        System.out.println(APPLIED + migration.migrate().applied());
    }

    static ChildMigrator start(TestDatabase database) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildMigrator.class.getName())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "TYPE", database.type(),
                        "URL", database.jdbcUrl(),
                        "NAME", database.username(),
                        "WORD", database.password()));
        return new ChildMigrator(builder.start());
    }

    void awaitReady() throws IOException {
        read(READY);
    }

    /** Lets it migrate. */
    void go() throws IOException {
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write("\n");
        input.flush();
    }

    /** How many migrations it applied, once it has ended. */
    int applied() throws IOException {
        return Integer.parseInt(read(APPLIED).substring(APPLIED.length()));
    }

    /** Ends it as the kernel does when memory runs out: nothing of it runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String read(String start) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            SecretWatch.start().hear("the child", line);
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new IllegalStateException("The child ended without '" + start + "':\n" + String.join("\n", lines));
    }
}

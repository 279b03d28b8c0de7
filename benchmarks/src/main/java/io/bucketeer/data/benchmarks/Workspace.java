package io.bucketeer.data.benchmarks;

import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * Where the process that started the servers leaves the databases' addresses for the processes that measure: one
 * configuration file each, readable by their user alone.
 */
public record Workspace(Path directory) {

    private static final String PROPERTY = "bench.databases";

    /** The workspace that this process was started with. */
    public static Workspace ofThisProcess() {
        String directory = System.getProperty(PROPERTY);
        if (directory == null) {
            throw new IllegalStateException(
                    "the benchmarks need databases that are filled; run mvn -Pbench, which starts them");
        }
        return new Workspace(Path.of(directory));
    }

    /** The option that starts a process with this workspace. */
    public String jvmOption() {
        return "-D" + PROPERTY + "=" + directory;
    }

    /** The configuration of a database. */
    public DataConfig config(String type, Use use) {
        return DataConfig.load(file(type, use));
    }

    /** Leaves a database's address; one connection is all that one thread needs. */
    public void put(Use use, TestDatabase database) {
        String yaml = """
                rdbms:
                  type: %s
                  params:
                    host: %s
                    port: %d
                    database: %s
                    username: %s
                    password: %s
                  pool:
                    maximumSize: 1
                """.formatted(
                        database.type(),
                        database.host(),
                        database.port(),
                        database.name(),
                        quoted(database.username()),
                        quoted(database.password()));
        try {
            Path file = file(database.type(), use);
            Files.createDirectories(directory);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write to " + directory, e);
        }
    }

    private Path file(String type, Use use) {
        return directory.resolve(type + "-" + use.name().toLowerCase(Locale.ROOT) + ".yml");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

package io.bucketeer.data.cli.schema;

import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.dialect.Databases;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that works on a schema. */
final class DatabaseOptions {

    private static final int LONGEST_WAIT = 3_600;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:BUCKETEER_CONFIG}",
            description = "YAML file that names the databases, the same as a service has; without it the file that the"
                    + " environment variable BUCKETEER_CONFIG names.")
    private @Nullable Path config;

    @Option(
            names = "--half",
            paramLabel = "HALF",
            converter = Half.Converter.class,
            description = "Only this half of the schema: operational. Without it all that this release has.")
    private @Nullable Half half;

    private Duration wait = Duration.ZERO;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for a database that does not answer, 0 to " + LONGEST_WAIT
                    + "; ${DEFAULT-VALUE} unless given.")
    @SuppressWarnings("UnusedMethod") // picocli calls it
    private void waitFor(int seconds) {
        if (seconds < 0 || seconds > LONGEST_WAIT) {
            throw new ParameterException(
                    command().commandLine(),
                    "Invalid value for option '--wait': '" + seconds + "' is not from 0 to " + LONGEST_WAIT);
        }
        wait = Duration.ofSeconds(seconds);
    }

    /** The halves to work on, in order, each once its database has answered. */
    Stream<Schema> schemas() {
        DataConfig loaded = DataConfig.load(file());
        List<Half> halves = half == null ? List.of(Half.values()) : List.of(half);
        return halves.stream().map(part -> open(part, part.database(loaded)));
    }

    private Schema open(Half part, DatabaseConfig database) {
        String name = database.type() + " database '" + database.database() + "' at " + database.hostAndPort();
        DataSource connections = Databases.forMigration(database);
        new Patience(wait, err()).await(connections, name);
        return new Schema(name, part.migrations(database.type(), connections));
    }

    private Path file() {
        if (config == null) {
            throw new ParameterException(
                    command().commandLine(),
                    "Missing configuration: give --config FILE, or name the file in BUCKETEER_CONFIG");
        }
        return config;
    }

    /** Where results go. */
    PrintWriter out() {
        return command().commandLine().getOut();
    }

    private PrintWriter err() {
        return command().commandLine().getErr();
    }

    private CommandSpec command() {
        return Objects.requireNonNull(command, "picocli sets it");
    }
}

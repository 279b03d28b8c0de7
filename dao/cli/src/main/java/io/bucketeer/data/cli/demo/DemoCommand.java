package io.bucketeer.data.cli.demo;

import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestServerException;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code demo}: ends with 0 when all answers are right, 1 when one is wrong, 2 when the data cannot be
 * used.
 */
@Command(
        name = "demo",
        description = "Plays one script on a throw-away MySQL and PostgreSQL server, kills both in the middle, and"
                + " compares every answer.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "JSON file of features or segments to play with, instead of the online shop that comes along;"
                    + " an empty name means none.")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    private final Function<String, DatabaseServer> servers;
    private final Script.Writer script;

    /** Plays the whole script. */
    public DemoCommand() {
        this(TestServers::startPrivate, Script::of);
    }

    /**
     * @param servers starts a server of the run's own
     * @param script what to play
     */
    DemoCommand(Function<String, DatabaseServer> servers, Script.Writer script) {
        this.servers = servers;
        this.script = script;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out =
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            DataSet data = file == null || file.toString().isEmpty() ? DataSet.builtIn() : DataSet.load(file);
            return new Demo(data, out).run(servers, script) ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (DataSetException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (TestServerException e) {
            err.println(e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
            return ExitCode.SOFTWARE;
        }
    }
}

package io.bucketeer.data.cli.demo;

import io.bucketeer.data.testkit.TestServerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
        description = "Plays one script on a throw-away MySQL and PostgreSQL server and compares every answer.",
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

    private final BiFunction<DataSet, Instant, List<Operation>> script;

    /** Plays the whole script. */
    public DemoCommand() {
        this(Script::of);
    }

    /** @param script what to play with which data, at which time */
    DemoCommand(BiFunction<DataSet, Instant, List<Operation>> script) {
        this.script = script;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out =
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            DataSet data = file == null || file.toString().isEmpty() ? DataSet.builtIn() : DataSet.load(file);
            return new Demo(data, out).run(script) ? ExitCode.OK : ExitCode.SOFTWARE;
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

package io.bucketeer.data.cli;

import io.bucketeer.data.cli.demo.DemoCommand;
import io.bucketeer.data.cli.schema.ExitStatus;
import io.bucketeer.data.cli.schema.Failure;
import io.bucketeer.data.cli.schema.SchemaCommands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: the door of this module. Results go to standard output, errors and everything else to standard
 * error. Writes UTF-8 whatever the locale, since flags are named in any script.
 */
@Command(
        name = "bucketeer-data",
        description = "What an operator does with the databases of Bucketeer.",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
public final class Main {

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error came from.")
    private boolean stackTrace;

    private Main() {}

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log what is being done, to standard error; without it only warnings.")
    @SuppressWarnings("UnusedMethod") // picocli calls it
    private void setVerbose(boolean verbose) {
        if (verbose) {
            Logging.verbose();
        }
    }

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Logging.start();
        System.exit(run(writer(FileDescriptor.out), writer(FileDescriptor.err), arguments));
    }

    /** Out of memory must not end with the JVM's 1, which would say that the schema differs. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return commandLine(out, err).execute(arguments);
        } catch (Error e) {
            err.println("INTERNAL: " + e.getClass().getName() + ". Report it, or give the process more memory.");
            return ExitStatus.INTERNAL.code();
        }
    }

    /** The commands, writing to the given places. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        SchemaCommands.all().forEach(line::addSubcommand);
        if (hasTestServers()) {
            line.addSubcommand(new DemoCommand());
        }
        return line.setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(main::fail);
    }

    /** The demo needs them; the image leaves them out. */
    private static boolean hasTestServers() {
        return Main.class.getResource("/io/bucketeer/data/testkit/TestServers.class") != null;
    }

    /** One line, and where to read on. What is not known is shown where it cannot be a secret. */
    private static int refuse(ParameterException refusal, String... arguments) {
        CommandLine command = refusal.getCommandLine();
        String message = refusal instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().getFirst(), command)
                : refusal.getMessage();
        command.getErr().println(message + ". Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String unknown(String argument, CommandLine command) {
        if (argument.startsWith("-")) {
            return "Unknown option '" + argument.replaceFirst("=.*", "") + "'";
        }
        return command.getParent() == null ? "Unknown command '" + argument + "'" : "Unexpected argument";
    }

    private int fail(Exception exception, CommandLine command, ParseResult parsed) {
        Failure failure = Failure.of(exception);
        command.getErr().println(failure.message());
        if (stackTrace) {
            exception.printStackTrace(command.getErr());
        }
        return failure.status().code();
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The release, as the jar's manifest has it. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String release = Main.class.getPackage().getImplementationVersion();
            return new String[] {"bucketeer-data " + (release == null ? "(not packaged)" : release)};
        }
    }
}

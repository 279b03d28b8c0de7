package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void helpNamesTheCommands() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains("migrate", "validate", "info", "baseline", "repair", "demo", "--verbose", "--stacktrace");
    }

    /** Code 1 would be the JVM's own, and would say that the schema differs. */
    @Test
    void outOfMemoryEndsAsADefect() {
        Writer full = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) {
                throw new OutOfMemoryError("as a test has it");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThat(Main.run(new PrintWriter(full), new PrintWriter(err, true), "--help"))
                .isEqualTo(70);
        assertThat(err.toString()).startsWith("INTERNAL: java.lang.OutOfMemoryError.");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {"migrate", "validate", "info", "baseline", "repair", "demo"}) {
            assertThat(execute(command, "--help")).as(command).isZero();
        }
        assertThat(out.toString()).contains("--plan", "--config", "BUCKETEER_CONFIG", "--wait", "30 unless given");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--wait x                   | Invalid value for option '--wait': 'x' is not an int.",
                "--wait -1                  | Invalid value for option '--wait': '-1' is not from 0 to 3600.",
                "--wait 3601                | Invalid value for option '--wait': '3601' is not from 0 to 3600.",
                "--lock-timeout 0           | Invalid value for option '--lock-timeout': '0' is not from 1 to 60.",
                "--lock-timeout 61          | Invalid value for option '--lock-timeout': '61' is not from 1 to 60.",
                "--lock-timeout 1.5         | Invalid value for option '--lock-timeout': '1.5' is not an int.",
                "--lock-retries -1          | Invalid value for option '--lock-retries': '-1' is not from 0 to 1000.",
                "--lock-retries 1001        | Invalid value for option '--lock-retries': '1001' is not from 0 to 1000.",
                "--half events              | Invalid value for option '--half': 'events' is none of operational.",
                "--password=geheim          | Unknown option '--password'.",
                "--password geheim          | Unknown option '--password'.",
                "geheim                     | Unexpected argument.",
                "--version                  | Unknown option '--version'."
            })
    void aWrongCommandLineIsOneLineAndExitCode2(String arguments, String message) {
        assertThat(execute(("migrate --config none.yaml " + arguments).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(message + " Try 'bucketeer-data migrate --help'.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThat(execute("migrat")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("Unknown command 'migrat'. Try 'bucketeer-data --help'.");
    }

    @Test
    void noCommandIsExitCode2() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("Try 'bucketeer-data --help'.");
    }

    @Test
    void aMissingConfigurationFileIsNamed() {
        Path file = directory.resolve("none.yaml");

        assertThat(execute("info", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("INVALID_CONFIGURATION: ")
                .contains(file + ": cannot be read: it does not exist");
    }

    @Test
    void everyProblemOfAConfigurationIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.yaml"), """
                rdbms:
                  type: oracle
                  params: { host: db, prot: 1, password: CANARY }
                """);

        assertThat(execute("validate", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains(file + ":2: key 'rdbms.type'", file + ":3: key 'rdbms.params.prot'", "did you mean 'port'")
                .doesNotContain("CANARY")
                .doesNotContain("\tat ");
    }

    @Test
    void aPoolerIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("pooler.yaml"), """
                rdbms:
                  type: postgres
                  params: { host: db, database: b, username: u, password: CANARY }
                  pool: { pooler: true }
                """);

        assertThat(execute("migrate", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("INVALID_CONFIGURATION: 'pool.pooler' is true");
    }

    @Test
    void aMissingDataFileIsOneLineAndExitCode2() {
        Path file = directory.resolve("none.json");

        assertThat(execute("demo", "--data", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(file + ": there is no such file");
    }

    @Test
    void aMalformedDataFileIsOneLineAndExitCode2() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), "[{\n  \"id\": \n}]");

        assertThat(execute("demo", "--data", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith(file + ":3:")
                .contains("is not JSON");
    }

    private int execute(String... arguments) {
        return Main.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    }
}

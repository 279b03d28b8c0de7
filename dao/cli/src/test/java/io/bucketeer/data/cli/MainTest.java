package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void helpNamesTheCommands() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("demo");
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

package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoIT {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void bothDatabasesAnswerTheSameToTheShop() {
        int exitCode = execute();

        assertThat(out.toString())
                .contains("54 features in 3 environments")
                .contains("every answer equal on both databases and as expected")
                .contains("rules  rule[]")
                .contains("rules  json")
                .doesNotContain("WRONG");
        assertThat(exitCode).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theTableFitsItsWidthAndSaysYesThroughout() {
        execute();

        List<String> rows = out.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("operation "))
                .skip(2)
                .takeWhile(line -> !line.startsWith("---"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(80);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).contains("yes    yes");
            assertThat(Columns.width(row)).isEqualTo(150);
        });
    }

    @Test
    void noPasswordIsShown() {
        execute();

        assertThat(out.toString())
                .contains("passwordFile:", ":********@")
                .doesNotContain(
                        TestServers.mysql().password(), TestServers.postgres().password());
    }

    @Test
    void bothDatabasesAnswerTheSameToSegments() throws Exception {
        Path segments = Path.of(DemoIT.class.getResource("segments.json").toURI());

        int exitCode = execute("--data", segments.toString());

        assertThat(out.toString()).contains("2 features in 1 environment").doesNotContain("WRONG");
        assertThat(exitCode).isZero();
    }

    @Test
    void answersThatDifferAreWrong() {
        AtomicInteger calls = new AtomicInteger();

        int exitCode = play(new Operation("differ", database -> calls.incrementAndGet(), Answer.of(1)));

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG: differ").contains("1 of 2 operations are WRONG");
    }

    @Test
    void answersThatAreNotExpectedAreWrong() {
        Operation operation =
                new Operation("unexpected", database -> database.features().find("", "absent"), Answer.of("a feature"));

        assertThat(play(operation)).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG: unexpected");
    }

    /** After the data is loaded. */
    private int play(Operation operation) {
        return execute(new DemoCommand((data, now) -> {
            List<Operation> script = new ArrayList<>(Script.of(data, now).subList(0, 1));
            script.add(operation);
            return script;
        }));
    }

    private int execute(String... arguments) {
        return execute(new DemoCommand(), arguments);
    }

    private int execute(DemoCommand command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}

package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
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
    void answersThatDifferAreWrong() throws Exception {
        AtomicInteger calls = new AtomicInteger();

        boolean passed = play(new Operation("differ", database -> calls.incrementAndGet(), Answer.of(1)));

        assertThat(passed).isFalse();
        assertThat(out.toString()).contains("WRONG: differ").contains("1 of 2 operations are WRONG");
    }

    @Test
    void answersThatAreNotExpectedAreWrong() throws Exception {
        Operation operation =
                new Operation("unexpected", database -> database.features().find("", "absent"), Answer.of("a feature"));

        assertThat(play(operation)).isFalse();
        assertThat(out.toString()).contains("WRONG: unexpected");
    }

    /** After the data is loaded. */
    private boolean play(Operation operation) throws Exception {
        DataSet data = DataSet.builtIn();
        List<Operation> script = new ArrayList<>(Script.of(data, Instant.EPOCH).subList(0, 1));
        script.add(operation);
        return new Demo(data, new PrintWriter(out)).run(script);
    }

    private int execute(String... arguments) {
        return new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}

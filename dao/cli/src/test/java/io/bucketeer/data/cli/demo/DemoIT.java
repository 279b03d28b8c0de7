package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestServerException;
import io.bucketeer.data.testkit.TestServers;
import io.bucketeer.data.watch.SecretWatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoIT {

    private static Shop shop;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void play() {
        shop = new Shop();
    }

    /** The whole script with the data that comes along, played once for all that is to be seen of it. */
    private static final class Shop {

        private final List<DatabaseServer> servers = new CopyOnWriteArrayList<>();
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final int exitCode;

        Shop() {
            Function<String, DatabaseServer> starter = type -> {
                DatabaseServer server = TestServers.startPrivate(type);
                servers.add(server);
                return server;
            };
            exitCode = execute(new DemoCommand(starter, Script::of), out, err);
        }

        /** The cells of the table's row of that operation. */
        List<String> row(String operation) {
            return out.toString()
                    .lines()
                    .filter(line -> line.startsWith(operation + " "))
                    .map(line -> List.of(line.split(" {2,}")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row of " + operation));
        }
    }

    @Test
    void bothDatabasesAnswerTheSameToTheShop() {
        assertThat(shop.out.toString())
                .contains("54 features in 3 environments")
                .contains("every answer equal on both databases and as expected")
                .contains("rules  rule[]")
                .contains("rules  json")
                .doesNotContain("WRONG");
        assertThat(shop.exitCode).isZero();
        assertThat(shop.err.toString()).isEmpty();
    }

    @Test
    void theTableFitsItsWidthAndSaysYesThroughout() {
        List<String> rows = shop.out
                .toString()
                .lines()
                .dropWhile(line -> !line.startsWith("operation "))
                .skip(2)
                .takeWhile(line -> !line.startsWith("---"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(120);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).contains("yes    yes");
            assertThat(Columns.width(row)).isEqualTo(150);
        });
    }

    /** Of answers that are no digests; the third and fourth cell are those of the databases. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add 3000 users, every third excluded          | 3000",
                "count those who are included                  | 2000",
                "count those who are excluded                  | 1000",
                "remove 50 of them                             | 50",
                "remove them again                             | 0",
                "delete it while a feature uses it             | ForeignKeyViolation IN_USE",
                "insert another with two users, delete it      | 2 stored, true, 0 left",
                "let a program in by its secret                | let in",
                "find a secret of nobody                       | none",
                "note three uses of it, the latest first       | moved 1, 0, 0",
                "refuse a program with its secret              | refused",
                "crash: KILL the server inside a unit of work  | Unavailable UNAVAILABLE",
                "crash: find a feature while it is down        | Unavailable UNAVAILABLE",
                "crash: start the server again                 | done",
                "crash: find what the unit left behind         | none",
                "at the end: refuse a program with the secret  | refused"
            })
    void theTableShowsWhatBothAnswered(String operation, String answer) {
        assertThat(shop.row(operation)).startsWith(operation, answer, answer);
    }

    @Test
    void noPasswordIsShown() {
        assertThat(shop.servers).hasSize(2);
        assertThat(shop.out.toString())
                .contains("passwordFile:", ":********@")
                .doesNotContain(
                        shop.servers.stream().map(DatabaseServer::password).toArray(String[]::new));
    }

    @Test
    void whereNoServerCanBeKilled_theSharedOnesArePlayedOnAndTheCrashIsLeftOut() {
        AtomicReference<Boolean> crash = new AtomicReference<>();

        int exitCode = execute(
                new DemoCommand(
                        type -> {
                            throw new TestServerException("no signals here");
                        },
                        (data, now, withCrash) -> {
                            crash.set(withCrash);
                            return Script.of(data, now, withCrash).subList(0, 1);
                        }),
                out,
                err);

        assertThat(crash).hasValue(false);
        assertThat(out.toString()).contains("no server is killed: no signals here");
        assertThat(exitCode).isZero();
    }

    @Test
    void bothDatabasesAnswerTheSameToSegments() throws Exception {
        Path segments = Path.of(DemoIT.class.getResource("segments.json").toURI());

        int exitCode = execute(new DemoCommand(), out, err, "--data", segments.toString());

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
        Operation operation = new Operation(
                "unexpected", database -> database.data().features().find("", "absent"), Answer.of("a feature"));

        assertThat(play(operation)).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG: unexpected");
    }

    /** After the data is loaded, on the shared servers. */
    private int play(Operation operation) {
        return execute(
                new DemoCommand(TestServers::database, (data, now, withCrash) -> {
                    List<Operation> script =
                            new ArrayList<>(Script.of(data, now, withCrash).subList(0, 1));
                    script.add(operation);
                    return script;
                }),
                out,
                err);
    }

    private static int execute(DemoCommand command, StringWriter out, StringWriter err, String... arguments) {
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        SecretWatch.start().hear("the demo", out + "\n" + err);
        return exitCode;
    }
}

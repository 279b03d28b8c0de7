package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.benchmarks.ClientCpu;
import io.bucketeer.data.benchmarks.RawResults;
import io.bucketeer.data.benchmarks.ServerFacts;
import io.bucketeer.data.benchmarks.Use;
import io.bucketeer.data.benchmarks.Workspace;
import io.bucketeer.data.benchmarks.report.Machine;
import io.bucketeer.data.benchmarks.report.Spread;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures every way to upsert users of segments and writes the report: {@code mvn -Pbench-upserts}. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Path DIRECTORY = Path.of("results", "segment-users");
    private static final List<String> DATABASES = List.of("mysql", "postgres");
    private static final List<String> OPERATIONS = List.of("fresh", "unchanged", "changed");
    private static final int ROUNDS = 5;
    private static final int WARM_UP_CALLS = 6;
    private static final int CALLS = 12;

    private final Workspace workspace = new Workspace(Path.of("target", "databases"));
    private final Map<String, TestDatabase> databases = new LinkedHashMap<>();
    private final Timings timings = new Timings();

    private Main() {}

    public static void main(String[] args) throws SQLException, IOException {
        Main main = new Main();
        try {
            main.open();
            main.measure();
            new UpsertReport(main.timings, main.surroundings()).write(DIRECTORY);
            LOG.info("the report stands in {}", DIRECTORY);
        } finally {
            main.databases.values().forEach(TestDatabase::close);
        }
    }

    private void open() {
        for (String type : DATABASES) {
            TestDatabase database = TestServers.database(type).createDatabase("upserts");
            databases.put(type, database);
            SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                    .migrate();
            workspace.put(Use.WRITING, database);
        }
    }

    private void measure() throws IOException {
        Files.createDirectories(DIRECTORY);
        for (int round = 0; round < ROUNDS; round++) {
            List<RunResult> results = new ArrayList<>();
            for (Cell cell : round(round)) {
                RunResult result = run(cell);
                Timing timing = timing(result);
                LOG.info("round {} of {}: {}: {}", round + 1, ROUNDS, cell, timing);
                timings.add(cell, timing);
                results.add(result);
            }
            RawResults.write(results, DIRECTORY.resolve("upserts-round-" + (round + 1) + ".json"));
        }
    }

    /** In each round another way goes first. */
    private static List<Cell> round(int round) {
        List<Cell> cells = new ArrayList<>();
        for (String database : DATABASES) {
            for (String operation : OPERATIONS) {
                List<Way> ways = new ArrayList<>(Way.of(database));
                Collections.rotate(ways, round);
                ways.forEach(way -> cells.add(new Cell(operation, database, way)));
            }
        }
        return cells;
    }

    private RunResult run(Cell cell) {
        OptionsBuilder options = new OptionsBuilder();
        options.include("\\Q" + SegmentUserBenchmark.class.getName() + "." + cell.operation() + "\\E$")
                .param("database", cell.database())
                .param("way", cell.way().name())
                .forks(1)
                .threads(1)
                .warmupIterations(WARM_UP_CALLS)
                .measurementIterations(CALLS)
                .addProfiler(ClientCpu.class)
                .addProfiler(ServerCpu.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgs(
                        "-Xms1g",
                        "-Xmx1g",
                        workspace.jvmOption(),
                        "-D" + ServerCpu.PROCESS + "=" + ServerProcess.of(cell.database()));
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next();
        } catch (RunnerException e) {
            throw new IllegalStateException("a benchmark failed", e);
        }
    }

    private static Timing timing(RunResult result) {
        double server = median(result, call -> secondary(call, ServerCpu.RESULT));
        double client = median(result, call -> secondary(call, ClientCpu.RESULT)) / 1_000;
        return new Timing(median(result, call -> call.getPrimaryResult().getScore()), server + client);
    }

    private static double median(RunResult result, ToDoubleFunction<IterationResult> value) {
        return Spread.of(result.getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .mapToDouble(value)
                        .toArray())
                .median();
    }

    private static double secondary(IterationResult call, String name) {
        return call.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> surroundings() throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>(Machine.describe());
        for (TestDatabase database : databases.values()) {
            facts.putAll(ServerFacts.of(database));
        }
        return facts;
    }
}

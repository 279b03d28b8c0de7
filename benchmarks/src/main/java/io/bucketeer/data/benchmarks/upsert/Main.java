package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.benchmarks.ClientCpu;
import io.bucketeer.data.benchmarks.RawResults;
import io.bucketeer.data.benchmarks.ServerFacts;
import io.bucketeer.data.benchmarks.Use;
import io.bucketeer.data.benchmarks.Workspace;
import io.bucketeer.data.benchmarks.report.Machine;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    private static final int ROUNDS = 5;
    private static final int WARM_UP_CYCLES = 5;
    private static final int CYCLES = 10;

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
        for (int round = 1; round <= ROUNDS; round++) {
            List<RunResult> results = new ArrayList<>();
            for (String database : DATABASES) {
                for (Operation operation : Operation.values()) {
                    LOG.info("round {} of {}: {} on {}", round, ROUNDS, operation, database);
                    RunResult result = run(operation, database);
                    timings(operation, database, result).forEach(timings::addRound);
                    results.add(result);
                }
            }
            RawResults.write(results, DIRECTORY.resolve("upserts-round-" + round + ".json"));
        }
    }

    private RunResult run(Operation operation, String database) {
        Turns turns = Turns.on(database);
        OptionsBuilder options = new OptionsBuilder();
        options.include("\\Q" + SegmentUserBenchmark.class.getName() + "\\E")
                .param("database", database)
                .param("operation", operation.name())
                .forks(1)
                .threads(1)
                .warmupIterations(turns.in(WARM_UP_CYCLES))
                .measurementIterations(turns.in(CYCLES))
                .addProfiler(ClientCpu.class)
                .addProfiler(ServerCpu.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgs(
                        "-Xms1g",
                        "-Xmx1g",
                        workspace.jvmOption(),
                        "-D" + ServerCpu.PROCESS + "=" + ServerProcess.of(database));
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next();
        } catch (RunnerException e) {
            throw new IllegalStateException("a benchmark failed", e);
        }
    }

    /** What each way took, cycle by cycle. */
    private static Map<Cell, List<Timing>> timings(Operation operation, String database, RunResult result) {
        Turns turns = Turns.on(database);
        int first = turns.in(WARM_UP_CYCLES);
        List<IterationResult> uploads = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        Map<Cell, List<Timing>> timings = new LinkedHashMap<>();
        for (Way way : turns.ways()) {
            List<Timing> cycles = IntStream.range(0, uploads.size())
                    .filter(upload -> turns.way(first + upload) == way)
                    .mapToObj(upload -> timing(uploads.get(upload)))
                    .toList();
            timings.put(new Cell(operation, database, way), cycles);
        }
        return timings;
    }

    private static Timing timing(IterationResult upload) {
        return new Timing(
                upload.getPrimaryResult().getScore(),
                secondary(upload, ServerCpu.RESULT) + secondary(upload, ClientCpu.RESULT) / 1_000);
    }

    private static double secondary(IterationResult upload, String name) {
        return upload.getSecondaryResults().entrySet().stream()
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

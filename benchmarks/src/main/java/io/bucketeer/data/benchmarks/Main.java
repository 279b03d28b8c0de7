package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.report.Case;
import io.bucketeer.data.benchmarks.report.Machine;
import io.bucketeer.data.benchmarks.report.Measurements;
import io.bucketeer.data.benchmarks.report.Report;
import io.bucketeer.data.benchmarks.report.Sample;
import io.bucketeer.data.benchmarks.report.TableSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Constants;
import org.openjdk.jmh.results.RunResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.json.PackageVersion;

/**
 * Measures everything and writes the report: {@code mvn -Pbench}. A full run writes to {@code results}, a quick one
 * ({@code -Dbench.quick}) to {@code target/results}, look-ups of API keys alone ({@code -Dbench.apiKeys}) to
 * {@code results/api-keys}, writes alone ({@code -Dbench.writes}) to {@code results/writes}.
 * {@code -Dbench.profile=find:postgres:LIBRARY} profiles one case instead.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Path TARGET = Path.of("target");
    private static final String NAME = "foundation";

    private Main() {}

    public static void main(String[] args) throws SQLException, IOException {
        Workspace workspace = new Workspace(TARGET.resolve("databases"));
        String profiled = System.getProperty("bench.profile", "");
        boolean quick = Boolean.getBoolean("bench.quick");
        boolean oneCore = Boolean.getBoolean("bench.oneCore");
        if (oneCore) {
            OneCore.pin();
        }
        LOG.info("starting servers and filling tables");
        try (FilledDatabases databases = FilledDatabases.create(workspace, FilledDatabases.ROWS)) {
            if (!profiled.isEmpty()) {
                Profiling.run(new CaseRunner(workspace), profiled, TARGET.resolve("profile"));
            } else if (oneCore) {
                measure(workspace, databases, Plan.finds(), Path.of("results", "one-core"));
            } else if (Boolean.getBoolean("bench.apiKeys")) {
                measure(workspace, databases, Plan.lookUps(), Path.of("results", "api-keys"));
            } else if (Boolean.getBoolean("bench.writes")) {
                measure(workspace, databases, Plan.writes(), Path.of("results", "writes"));
            } else if (quick) {
                measure(workspace, databases, Plan.quick(), TARGET.resolve("results"));
            } else {
                measure(workspace, databases, Plan.full(), Path.of("results"));
            }
        }
    }

    private static void measure(Workspace workspace, FilledDatabases databases, Plan plan, Path directory)
            throws SQLException, IOException {
        Files.createDirectories(directory);
        List<TableSize> sizes = ServerFacts.sizes(databases);
        CaseRunner runner = new CaseRunner(workspace);
        Measurements measurements = new Measurements();
        for (int round = 0; round < plan.rounds(); round++) {
            List<RunResult> results = new ArrayList<>();
            for (Case measured : plan.round(round)) {
                RunResult result = runner.measure(measured, plan.warmUp(), plan.iterations());
                Sample sample = CaseRunner.sample(result);
                LOG.info("round {} of {}: {}: {} µs", round + 1, plan.rounds(), measured, Math.round(sample.micros()));
                measurements.add(measured, sample);
                results.add(result);
            }
            RawResults.write(results, directory.resolve(NAME + "-round-" + (round + 1) + ".json"));
        }
        new Report(measurements, sizes, surroundings(databases), method(plan)).write(directory, NAME);
        LOG.info("the report stands in {}", directory.resolve(NAME + ".md"));
    }

    private static Map<String, String> surroundings(FilledDatabases databases) throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>(Machine.describe());
        facts.put("JVM options", CaseRunner.HEAP);
        facts.putAll(ServerFacts.of(databases.get(FilledDatabases.POSTGRES, Use.READING)));
        facts.putAll(ServerFacts.of(databases.get(FilledDatabases.MYSQL, Use.READING)));
        facts.put("jOOQ", Constants.FULL_VERSION);
        facts.put("Jackson", PackageVersion.VERSION.toString());
        return facts;
    }

    private static List<String> method(Plan plan) {
        return List.of(
                "%,d features in one environment: 3 variations, 15 targeted users, 5 rules of 2 clauses, 3 tags,"
                                .formatted(FilledDatabases.ROWS)
                        + " 1 prerequisite.",
                "As many API keys, in 100 environments of 10 projects.",
                "%d rounds; in each, every case runs once in a JVM of its own: %d s to warm up, then %d iterations of"
                                .formatted(plan.rounds(), plan.warmUp().toSeconds(), plan.iterations())
                        + " %d ms, of which the median counts.".formatted(Plan.ITERATION.toMillis())
                        + " Ratios are taken within a round; the order of the subjects changes from round to round.",
                "One thread and one connection; client and server share "
                        + (Boolean.getBoolean("bench.oneCore") ? "one core." : "the machine."),
                "All subjects use the library's pool and driver settings; only jOOQ's connection does not ask for"
                        + " composites in binary.",
                "The servers flush every commit to the disk.",
                "Reads and writes use databases of their own, so that reads do not meet the traces of writes.",
                "JSONB is read from the driver's bytes, not from a string made of them, and is never formatted.",
                "The table of JSONB columns has the same scalar columns, keys and indexes as the library's.");
    }
}

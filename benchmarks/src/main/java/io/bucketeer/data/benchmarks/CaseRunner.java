package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.report.Case;
import io.bucketeer.data.benchmarks.report.Sample;
import io.bucketeer.data.benchmarks.report.Spread;
import java.time.Duration;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one case in a JVM of its own. */
final class CaseRunner {

    /** Of every JVM that measures: a heap that neither grows nor is short. */
    static final String HEAP = "-Xms1g -Xmx1g";

    private final Workspace workspace;

    CaseRunner(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Measures a case once, in many short iterations. */
    RunResult measure(Case measured, Duration warmUp, int iterations) {
        return run(options(measured)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(warmUp.toMillis()))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(Plan.ITERATION.toMillis()))
                .addProfiler(GCProfiler.class)
                .addProfiler(ClientCpu.class)
                .verbosity(VerboseMode.SILENT));
    }

    /** Runs a case for a while under a profiler that JMH knows, and prints what it says. */
    void profile(Case measured, String profiler, String profilerOptions) {
        run(options(measured)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(8))
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(15))
                .addProfiler(profiler, profilerOptions)
                .jvmArgsAppend("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
    }

    private ChainedOptionsBuilder options(Case measured) {
        return new OptionsBuilder()
                .include("\\Q" + benchmark(measured).getName() + "." + measured.operation() + "\\E$")
                .param("database", measured.database())
                .param("subject", measured.subject().name())
                .forks(1)
                .threads(1)
                .shouldFailOnError(true)
                .jvmArgs((HEAP + " " + workspace.jvmOption()).split(" "));
    }

    private static Class<?> benchmark(Case measured) {
        return measured.operation().equals(Plan.FIND_API_KEY) ? ApiKeyBenchmark.class : FeatureBenchmark.class;
    }

    private static RunResult run(ChainedOptionsBuilder options) {
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next();
        } catch (RunnerException e) {
            throw new IllegalStateException("a benchmark failed", e);
        }
    }

    /** What the report needs of a result: the median iteration, since other processes disturb some of them. */
    static Sample sample(RunResult result) {
        double[] micros = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
        return new Sample(
                Spread.of(micros).median(),
                secondary(result, "gc.alloc.rate.norm"),
                secondary(result, ClientCpu.RESULT));
    }

    private static double secondary(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElseThrow();
    }
}

package io.bucketeer.data.benchmarks.upsert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time that the server uses for a call, with all its threads and processes: the steadier number on a busy
 * machine. Linux only, and only where the server runs on it.
 */
public final class ServerCpu implements InternalProfiler {

    static final String RESULT = "server.cpu";

    /** Where the number of the server's process stands. */
    static final String PROCESS = "bench.serverProcess";

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Optional<ProcessHandle> server =
            Optional.ofNullable(Long.getLong(PROCESS)).flatMap(ProcessHandle::of);

    private long before;

    @Override
    public String getDescription() {
        return "processor time of the server";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = nanos();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double millis = (nanos() - before) / NANOS_PER_MILLI;
        return List.of(new ScalarResult(RESULT, millis, "ms", AggregationPolicy.AVG));
    }

    private long nanos() {
        return server.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> threads(process.pid()))
                .mapToLong(ServerCpu::nanos)
                .sum();
    }

    private static Stream<Path> threads(long process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
            return threads.toList().stream();
        } catch (IOException e) {
            return Stream.empty(); // it has ended
        }
    }

    private static long nanos(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
        } catch (IOException e) {
            return 0;
        }
    }
}

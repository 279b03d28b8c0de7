package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.subject.SecretReads;
import io.bucketeer.data.benchmarks.subject.Subject;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The question: what does looking up an API key by its secret cost through this library, compared with JDBC by hand
 * that hashes the secret and reads the same row? It stands in the way of every request that a program makes.
 *
 * <p>Both look up the same 10,000 keys, over the same pool with the same driver settings, on one connection and one
 * thread. How it is measured stands in {@link FeatureBenchmark}; {@code mvn -Pbench -Dbench.apiKeys} measures this
 * alone.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class ApiKeyBenchmark {

    /** One key by its secret, another one each time. */
    @Benchmark
    public Optional<EnvironmentApiKey> findApiKey(LookingUp state) throws SQLException {
        return state.reads.findBySecret(state.nextSecret());
    }

    /** A subject that looks keys up. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class LookingUp {

        private static final int SECRETS = 1_000;

        /** Where the keys are: {@code postgres} or {@code mysql}. */
        @Param({"postgres", "mysql"})
        public String database;

        /** Who looks them up. */
        @Param
        public Subject subject;

        private SecretReads reads;
        private List<ApiKeySecret> secrets;
        private int calls;

        @Setup
        public void open() {
            reads = subject.openSecrets(Workspace.ofThisProcess().config(database, Use.READING));
            secrets =
                    IntStream.range(0, SECRETS).mapToObj(SampleApiKeys::secret).toList();
        }

        @TearDown
        public void close() {
            reads.close();
        }

        private ApiKeySecret nextSecret() {
            return secrets.get(calls++ % SECRETS);
        }
    }
}

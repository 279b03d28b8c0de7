package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.subject.FeatureReads;
import io.bucketeer.data.benchmarks.subject.FeatureStore;
import io.bucketeer.data.benchmarks.subject.Subject;
import io.bucketeer.data.model.Feature;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
 * The question: what do reading one feature, reading pages of 200 and of 1,000 features, inserting one and updating one
 * cost through this library, compared with the same work written by hand?
 *
 * <p>By hand means three things. JDBC on the library's own table with the library's own codecs shows what the library
 * adds to it: the door, validation, error translation, the rendering of list queries. JSONB columns, once with the
 * library's streaming codecs and once with Jackson's data binding, show what keeping nested values as composites gains
 * or costs. jOOQ's own records of composite types show what reading composites in binary gains.
 *
 * <p>All subjects read the same 10,000 features over the same pool with the same driver settings, on one connection and
 * one thread, and make the same records of them. Each measurement has a JVM of its own, so that no subject runs with
 * another's profile; one round measures them all, one directly after the other, and only measurements of one round are
 * compared. Time is the mean per call, in microseconds, the round trip to the server included.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class FeatureBenchmark {

    private static final String ENVIRONMENT_ID = SampleFeatures.ENVIRONMENT_ID;

    /** One feature by its id, another one each time. */
    @Benchmark
    public Optional<Feature> find(Reading reading) throws SQLException {
        return reading.reads.find(ENVIRONMENT_ID, reading.nextId());
    }

    /** A page of 200 features. */
    @Benchmark
    public List<Feature> list200(Reading reading) throws SQLException {
        return reading.reads.list(ENVIRONMENT_ID, 200);
    }

    /** A page of 1,000 features. */
    @Benchmark
    public List<Feature> list1000(Reading reading) throws SQLException {
        return reading.reads.list(ENVIRONMENT_ID, 1_000);
    }

    /** One new feature, committed. */
    @Benchmark
    public Feature insert(Writing writing) throws SQLException {
        Feature feature = writing.nextNew();
        writing.store.insert(ENVIRONMENT_ID, feature);
        return feature;
    }

    /** One feature switched on or off: locked, compared, stored with the next version, committed. */
    @Benchmark
    public Feature update(Writing writing) throws SQLException {
        int position = writing.nextPosition();
        return writing.set(position, writing.store.update(ENVIRONMENT_ID, writing.switched(position)));
    }

    /** A subject that reads. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Reading {

        /** Where the features are: {@code postgres} or {@code mysql}. */
        @Param({"postgres", "mysql"})
        public String database;

        /** Who reads. */
        @Param
        public Subject subject;

        private FeatureReads reads;
        private int calls;

        @Setup
        public void open() {
            reads = subject.open(Workspace.ofThisProcess().config(database, Use.READING));
        }

        @TearDown
        public void close() {
            reads.close();
        }

        /** Jumps about in the table; the step shares no factor with the number of rows. */
        private String nextId() {
            return SampleFeatures.id((int) (calls++ * 7_919L % FilledDatabases.ROWS));
        }
    }

    /** A subject that writes. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Writing {

        private static final int UPDATED_ROWS = 1_000;

        /** Where the features are: {@code postgres} or {@code mysql}. */
        @Param({"postgres", "mysql"})
        public String database;

        /** Who writes. */
        @Param
        public Subject subject;

        private FeatureStore store;
        private List<Feature> features;
        private Feature pattern;
        private int calls;

        @Setup
        public void open() throws SQLException {
            store = subject.openToWrite(Workspace.ofThisProcess().config(database, Use.WRITING));
            features = new ArrayList<>(store.list(ENVIRONMENT_ID, UPDATED_ROWS));
            pattern = SampleFeatures.feature(0);
        }

        /** Leaves the tables as it found them, but for the versions. */
        @TearDown
        public void close() throws SQLException {
            store.close();
            InsertedFeatures.remove(Workspace.ofThisProcess().config(database, Use.WRITING));
        }

        private Feature nextNew() {
            return pattern.toBuilder().id(InsertedFeatures.id(calls++)).build();
        }

        private int nextPosition() {
            return calls++ % features.size();
        }

        private Feature switched(int position) {
            Feature feature = features.get(position);
            return feature.toBuilder().enabled(!feature.enabled()).build();
        }

        private Feature set(int position, Feature feature) {
            features.set(position, feature);
            return feature;
        }
    }
}

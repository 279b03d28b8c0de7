package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.benchmarks.Use;
import io.bucketeer.data.benchmarks.Workspace;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.model.SegmentUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The question: what does upserting 10,000 users of a segment in one call cost through this library, compared with the
 * best statement written by hand?
 *
 * <p>Three uploads: of users who are new, of the same users again, and of the same users deleted or revived. Every way
 * gets the same users, sorted by id, on one connection and one thread, commits them, and starts with an empty table.
 * Each measurement has a JVM of its own; one round measures all ways, one directly after the other, and only
 * measurements of one round are compared.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class SegmentUserBenchmark {

    /** Users who are not there. */
    @Benchmark
    public void fresh(Uploading uploading) throws SQLException {
        uploading.upsert.upsert(uploading.nextUpload());
    }

    /** Users who are there as they are given. */
    @Benchmark
    public void unchanged(Uploading uploading) throws SQLException {
        uploading.upsert.upsert(uploading.uploads.getFirst());
    }

    /** Users who are there, all of them deleted, or all of them revived. */
    @Benchmark
    public void changed(Uploading uploading) throws SQLException {
        uploading.upsert.upsert(uploading.otherState());
    }

    /** A way to upsert, and what it upserts. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Uploading {

        private static final int UPLOADS = 20;

        /** Where the users are: {@code postgres} or {@code mysql}. */
        @Param({"postgres", "mysql"})
        public String database;

        /** How they come there. */
        @Param
        public Way way;

        private UserUpsert upsert;
        private List<List<SegmentUser>> uploads;
        private List<SegmentUser> deleted;
        private int calls;

        /** The first upload is in the table. */
        @Setup(Level.Trial)
        public void open() throws SQLException {
            DataConfig config = Workspace.ofThisProcess().config(database, Use.WRITING);
            empty(config);
            uploads = IntStream.range(0, UPLOADS).mapToObj(SampleUsers::upload).toList();
            deleted = SampleUsers.deleted(uploads.getFirst());
            upsert = way.open(config);
            upsert.upsert(uploads.getFirst());
        }

        private static void empty(DataConfig config) throws SQLException {
            try (OpenDatabase database = Databases.open(config.rdbms());
                    Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("truncate table segment_user");
            }
        }

        @TearDown(Level.Trial)
        public void close() {
            upsert.close();
        }

        private List<SegmentUser> nextUpload() {
            return uploads.get(++calls);
        }

        private List<SegmentUser> otherState() {
            return ++calls % 2 == 1 ? deleted : uploads.getFirst();
        }
    }
}

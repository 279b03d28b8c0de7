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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * <p>Every iteration is one upload by one way, and the ways take turns; only turns of one cycle are compared. Every way
 * gets users sorted by id, has a connection of its own, and commits.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class SegmentUserBenchmark {

    /** One upload by the way whose turn it is. */
    @Benchmark
    public void upsert(Uploading uploading) throws SQLException {
        uploading.upsert.upsert(uploading.users);
    }

    /** The ways to upsert, and what they upsert. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Uploading {

        /** Where the users are: {@code postgres} or {@code mysql}. */
        @Param({"postgres", "mysql"})
        public String database;

        /** What the uploads meet. */
        @Param
        public Operation operation;

        private final Map<Way, UserUpsert> ways = new EnumMap<>(Way.class);
        private Turns turns;
        private DataConfig config;
        private List<SegmentUser> present;
        private List<SegmentUser> deleted;
        private List<List<SegmentUser>> absent;
        private int turn;

        private UserUpsert upsert;
        private List<SegmentUser> users;

        /** One upload is in the table. */
        @Setup(Level.Trial)
        public void open() throws SQLException {
            config = Workspace.ofThisProcess().config(database, Use.WRITING);
            turns = Turns.on(database);
            present = SampleUsers.upload(0);
            deleted = SampleUsers.deleted(present);
            absent = IntStream.rangeClosed(1, turns.in(1))
                    .mapToObj(SampleUsers::upload)
                    .toList();
            for (Way way : turns.ways()) {
                ways.put(way, way.open(config));
            }
            refill();
        }

        /** The next way, and what it is to upsert. Uploads of new users start every cycle with the same table. */
        @Setup(Level.Iteration)
        public void next() throws SQLException {
            if (operation == Operation.FRESH && turns.isFirstOfCycle(turn)) {
                refill();
            }
            upsert = upsert(turns.way(turn));
            users = switch (operation) {
                case FRESH -> absent.get(turn % absent.size());
                case UNCHANGED -> present;
                case CHANGED -> turn % 2 == 0 ? deleted : present;
            };
            turn++;
        }

        private void refill() throws SQLException {
            try (OpenDatabase open = Databases.open(config.rdbms());
                    Connection connection = open.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("truncate table segment_user");
            }
            upsert(Way.LIBRARY).upsert(present);
        }

        private UserUpsert upsert(Way way) {
            return Objects.requireNonNull(ways.get(way));
        }

        /** What the way whose turn it is upserts. */
        List<SegmentUser> users() {
            return users;
        }

        @TearDown(Level.Trial)
        public void close() {
            ways.values().forEach(UserUpsert::close);
        }
    }
}

package io.bucketeer.data.benchmarks.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.benchmarks.Use;
import io.bucketeer.data.benchmarks.Workspace;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That every way that is measured does the same work. */
class SegmentUserBenchmarkIT {

    private static final List<TestDatabase> DATABASES = new ArrayList<>();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void open() {
        for (String type : List.of("mysql", "postgres")) {
            TestDatabase database = TestServers.database(type).createDatabase("upserts");
            DATABASES.add(database);
            SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                    .migrate();
            new Workspace(directory).put(Use.WRITING, database);
        }
        System.setProperty("bench.databases", directory.toString());
    }

    @AfterAll
    static void drop() {
        System.clearProperty("bench.databases");
        DATABASES.forEach(TestDatabase::close);
    }

    private static Stream<Arguments> uploads() {
        return Stream.of("mysql", "postgres")
                .flatMap(database -> Stream.of(Operation.values()).map(operation -> Arguments.of(database, operation)));
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void everyWayInItsTurn_storesWhatIsGivenWhateverIsThere(String database, Operation operation) throws SQLException {
        SegmentUserBenchmark.Uploading uploading = new SegmentUserBenchmark.Uploading();
        uploading.database = database;
        uploading.operation = operation;
        uploading.open();
        try {
            Turns turns = Turns.on(database);
            for (int turn = 0; turn < turns.in(1); turn++) {
                uploading.next();
                new SegmentUserBenchmark().upsert(uploading);
                assertThat(stored(database, uploading.users()))
                        .as("by %s", turns.way(turn).label())
                        .containsExactlyElementsOf(uploading.users());
            }
        } finally {
            uploading.close();
        }
    }

    /** The users of the upload's segment, deleted ones too. */
    private static List<SegmentUser> stored(String database, List<SegmentUser> upload) {
        SegmentUserQuery query = SegmentUserQuery.builder()
                .segmentId(upload.getFirst().segmentId())
                .deleted(null)
                .build();
        DataConfig config = new Workspace(directory).config(database, Use.WRITING);
        try (BucketeerData data = BucketeerData.open(config);
                Stream<SegmentUser> users = data.segmentUsers().stream(SampleUsers.ENVIRONMENT_ID, query)) {
            return users.toList();
        }
    }
}

package io.bucketeer.data.benchmarks.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.benchmarks.Use;
import io.bucketeer.data.benchmarks.Workspace;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.SegmentUser;
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

    private static Stream<Arguments> ways() {
        return Stream.of("mysql", "postgres")
                .flatMap(database -> Way.of(database).stream().map(way -> Arguments.of(database, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWay_storesWhatIsGivenWhateverIsThere(String database, Way way) throws SQLException {
        SegmentUserBenchmark.Uploading uploading = new SegmentUserBenchmark.Uploading();
        uploading.database = database;
        uploading.way = way;
        uploading.open();
        try {
            SegmentUserBenchmark benchmark = new SegmentUserBenchmark();
            assertThat(stored(database)).isEqualTo(SampleUsers.upload(0));
            benchmark.unchanged(uploading);
            assertThat(stored(database)).isEqualTo(SampleUsers.upload(0));
            benchmark.changed(uploading);
            assertThat(stored(database)).isEmpty();
            benchmark.fresh(uploading);
            assertThat(stored(database)).isEqualTo(SampleUsers.upload(2));
        } finally {
            uploading.close();
        }
    }

    private static List<SegmentUser> stored(String database) {
        DataConfig config = new Workspace(directory).config(database, Use.WRITING);
        try (BucketeerData data = BucketeerData.open(config)) {
            return data.segmentUsers().listByEnvironment(SampleUsers.ENVIRONMENT_ID);
        }
    }
}

package io.bucketeer.data.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.benchmarks.report.Case;
import io.bucketeer.data.benchmarks.subject.FeatureReads;
import io.bucketeer.data.benchmarks.subject.FeatureStore;
import io.bucketeer.data.benchmarks.subject.SecretReads;
import io.bucketeer.data.benchmarks.subject.Subject;
import io.bucketeer.data.model.Feature;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That everything that is measured does the same work. */
class FeatureBenchmarkIT {

    private static final int ROWS = 1_100;

    @TempDir
    private static Path directory;

    private static FilledDatabases databases;

    @BeforeAll
    static void fill() {
        Workspace workspace = new Workspace(directory);
        databases = FilledDatabases.create(workspace, ROWS);
        System.setProperty("bench.databases", directory.toString());
    }

    @AfterAll
    static void drop() {
        System.clearProperty("bench.databases");
        databases.close();
    }

    private static Stream<Case> reads() {
        return measured("list200");
    }

    private static Stream<Case> writes() {
        return measured("update");
    }

    private static Stream<Case> measured(String operation) {
        return Plan.full().round(0).stream()
                .filter(measured -> measured.operation().equals(operation));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everySubjectFindsTheSameFeature(Case measured) throws SQLException {
        try (FeatureReads reads = open(measured)) {
            assertThat(reads.find(SampleFeatures.ENVIRONMENT_ID, SampleFeatures.id(7)))
                    .contains(SampleFeatures.feature(7));
            assertThat(reads.find("another", SampleFeatures.id(7))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everySubjectListsTheSamePages(Case measured) throws SQLException {
        List<Feature> oldestFirst =
                IntStream.range(0, 1_000).mapToObj(SampleFeatures::feature).toList();
        try (FeatureReads reads = open(measured)) {
            assertThat(reads.list(SampleFeatures.ENVIRONMENT_ID, 200)).isEqualTo(oldestFirst.subList(0, 200));
            assertThat(reads.list(SampleFeatures.ENVIRONMENT_ID, 1_000)).isEqualTo(oldestFirst);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyWriterKeepsTheSameContract(Case measured) throws SQLException {
        Workspace workspace = new Workspace(directory);
        try (FeatureStore store = measured.subject().openToWrite(workspace.config(measured.database(), Use.WRITING))) {
            Feature inserted = SampleFeatures.feature(8).toBuilder()
                    .id(InsertedFeatures.id(0))
                    .build();
            store.insert(SampleFeatures.ENVIRONMENT_ID, inserted);
            assertThat(store.find(SampleFeatures.ENVIRONMENT_ID, inserted.id())).contains(inserted);

            Feature renamed = inserted.toBuilder().name("renamed").build();
            Feature stored = store.update(SampleFeatures.ENVIRONMENT_ID, renamed);
            assertThat(stored.version()).isEqualTo(2);
            assertThat(store.find(SampleFeatures.ENVIRONMENT_ID, inserted.id())).contains(stored);
            assertThat(store.update(SampleFeatures.ENVIRONMENT_ID, stored)).isEqualTo(stored);
            assertThatThrownBy(() -> store.update(SampleFeatures.ENVIRONMENT_ID, renamed))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            InsertedFeatures.remove(workspace.config(measured.database(), Use.WRITING));
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everyReadingBenchmarkRuns(Case measured) throws SQLException {
        FeatureBenchmark.Reading reading = new FeatureBenchmark.Reading();
        reading.database = measured.database();
        reading.subject = measured.subject();
        reading.open();
        try {
            FeatureBenchmark benchmark = new FeatureBenchmark();
            assertThat(benchmark.find(reading)).contains(SampleFeatures.feature(0));
            assertThat(benchmark.list200(reading)).hasSize(200);
            assertThat(benchmark.list1000(reading)).hasSize(1_000);
        } finally {
            reading.close();
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyWritingBenchmarkRunsAndLeavesNoRow(Case measured) throws SQLException {
        FeatureBenchmark.Writing writing = new FeatureBenchmark.Writing();
        writing.database = measured.database();
        writing.subject = measured.subject();
        writing.open();
        FeatureBenchmark benchmark = new FeatureBenchmark();
        Feature inserted = benchmark.insert(writing);
        Feature updated = benchmark.update(writing);
        writing.close();

        assertThat(updated.version()).isGreaterThan(1);
        Workspace workspace = new Workspace(directory);
        try (FeatureReads reads = measured.subject().open(workspace.config(measured.database(), Use.WRITING))) {
            assertThat(reads.find(SampleFeatures.ENVIRONMENT_ID, inserted.id())).isEmpty();
            assertThat(reads.find(SampleFeatures.ENVIRONMENT_ID, updated.id())).contains(updated);
        }
    }

    private static Stream<Case> lookUps() {
        return measured("findApiKey");
    }

    @ParameterizedTest
    @MethodSource("lookUps")
    void everySubjectFindsTheSameApiKey(Case measured) throws SQLException {
        ApiKeyBenchmark.LookingUp state = new ApiKeyBenchmark.LookingUp();
        state.database = measured.database();
        state.subject = measured.subject();
        state.open();
        try {
            assertThat(new ApiKeyBenchmark().findApiKey(state)).contains(SampleApiKeys.key(0));
        } finally {
            state.close();
        }
        try (SecretReads reads =
                measured.subject().openSecrets(new Workspace(directory).config(measured.database(), Use.READING))) {
            assertThat(reads.findBySecret(SampleApiKeys.secret(7))).contains(SampleApiKeys.key(7));
            assertThat(reads.findBySecret(SampleApiKeys.secret(ROWS))).isEmpty();
        }
    }

    @Test
    void subjectThatKnowsFeaturesOnly_looksNoApiKeyUp() {
        assertThatThrownBy(() -> Subject.JOOQ.openSecrets(new Workspace(directory).config("postgres", Use.READING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JOOQ looks no API keys up");
    }

    @Test
    void sizesAreThoseOfFilledTables() throws SQLException {
        assertThat(ServerFacts.sizes(databases))
                .hasSize(3)
                .allSatisfy(size -> assertThat(size.rows()).isGreaterThan(ROWS * 1_000L));
    }

    private static FeatureReads open(Case measured) {
        return measured.subject().open(new Workspace(directory).config(measured.database(), Use.READING));
    }
}

package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.RegexValidator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.VariationType;
import io.bucketeer.data.model.VariationValueSchema;
import io.bucketeer.data.model.VariationValueSchemaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetTest {

    @TempDir
    private Path directory;

    @Test
    void theBuiltInShopHasItsEnvironmentsInTheOrderOfTheFile() {
        DataSet data = DataSet.builtIn();

        assertThat(data.features().keySet()).containsExactly("shop-production", "shop-staging", "");
        assertThat(data.features().get("shop-production")).hasSize(46);
        assertThat(data.features().get("shop-staging")).hasSize(6);
        assertThat(data.features().get("")).hasSize(2);
        assertThat(data.mainEnvironment()).isEqualTo("shop-production");
        assertThat(data).hasToString("54 features in 3 environments, from features.json");
    }

    @Test
    void everyMemberOfAFeatureIsRead() {
        Feature feature = DataSet.builtIn().features().get("shop-production").stream()
                .filter(element -> element.id().equals("search-ranking-model"))
                .findFirst()
                .orElseThrow();

        assertThat(feature.name()).isEqualTo("Search ranking model");
        assertThat(feature.maintainer()).isEqualTo("nikos.papadopoulos@shop.example");
        assertThat(feature.enabled()).isTrue();
        assertThat(feature.version()).isEqualTo(29);
        assertThat(feature.createdAt()).isEqualTo(Instant.parse("2025-09-01T06:00:00Z"));
        assertThat(feature.variationType()).isEqualTo(VariationType.STRING);
        assertThat(feature.tags()).containsExactly("web", "iOS", "android", "search");
        assertThat(feature.variationValueSchema())
                .isEqualTo(new VariationValueSchema(
                        VariationValueSchemaType.REGEX,
                        null,
                        new RegexValidator("^(bm25|[a-z]+-20\\d{2}-(0[1-9]|1[0-2]))$"),
                        null,
                        "name, or name-year-month of the trained model"));
        assertThat(feature.rules().getFirst())
                .isEqualTo(new Rule(
                        "4aa00805-888d-4a17-ba16-5ef08ee1282e",
                        Strategies.fixed("1fb71689-5b24-45ca-bb8c-6504aba18c5f"),
                        List.of(new Clause(
                                "bb54aa6d-5e7c-4c7d-9adf-c4fd4eb6135f",
                                "user_agent",
                                Operator.PARTIALLY_MATCH,
                                List.of("Googlebot", "bingbot", "YandexBot")))));
        assertThat(feature.defaultStrategy().rolloutStrategy()).isNotNull();
        assertThat(feature.prerequisites())
                .containsExactly(new Prerequisite("search-vector-index", "9d45de68-9022-4895-b47e-bbcc839c0f7a"));
    }

    @Test
    void aSegmentBecomesAFeatureThatTellsItsMembers() throws Exception {
        DataSet data = DataSet.load(
                Path.of(DataSetTest.class.getResource("segments.json").toURI()));

        assertThat(data.features().keySet()).containsExactly("");
        List<Feature> features = data.features().get("");
        assertThat(features).extracting(Feature::id).containsExactly("empty", "beta-testers");
        assertThat(features).extracting(Feature::name).containsExactly("empty", "Beta testers");
        assertThat(features.getFirst().rules()).isEmpty();
        Feature testers = features.getLast();
        assertThat(testers.variations()).hasSize(2);
        assertThat(testers.tags()).containsExactly("EQUALS", "IN");
        assertThat(testers.rules())
                .containsExactly(
                        new Rule(
                                "rule-1",
                                Strategies.fixed("member"),
                                List.of(
                                        new Clause("clause-1", "plan", Operator.EQUALS, List.of("premium")),
                                        new Clause("clause-2", "country", Operator.IN, List.of("TR", "DE")))),
                        new Rule(
                                "rule-2",
                                Strategies.fixed("member"),
                                List.of(new Clause("clause-3", "plan", Operator.EQUALS, List.of()))));
    }

    @Test
    void aLoneFeatureOrSegmentIsADataSet() {
        DataSet feature = read("{\"id\": \"f\", \"environment_id\": \"e\", \"variations\": [], \"tags\": null}");
        DataSet segment = read("{\"id\": \"s\", \"rules\": []}");

        assertThat(feature.features().get("e")).extracting(Feature::id).containsExactly("f");
        assertThat(segment.features().get("")).extracting(Feature::id).containsExactly("s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{]                                     | data.json:1:3: is not JSON: Unexpected close marker",
                "[] []                                   | data.json:1:4: is not JSON: Trailing token",
                "``                                      | data.json: must be an array of features",
                "3                                       | data.json: must be an array of features",
                "{}                                      | data.json: must be an array of features",
                "[]                                      | data.json: holds no feature",
                "{\"segments\": []}                      | data.json: holds no feature",
                "{\"segments\": {}}                      | data.json: segments must be an array",
                "[7]                                     | data.json: [0] must be an object",
                "[{}]                                    | data.json: [0] 'id' is missing",
                "[{\"id\": 7}]                           | data.json: [0].id must be a text",
                "[{\"id\": \"a\"}, {\"id\": \"a\"}]      | data.json: [1] has the id 'a', which stands",
                "[{\"id\": \"a\", \"enabled\": 1}]       | data.json: [0].enabled must be true or false",
                "[{\"id\": \"a\", \"version\": 1.5}]     | data.json: [0].version must be a whole number of 32 bits",
                "[{\"id\": \"a\", \"version\": 2147483648}] | data.json: [0].version must be a whole number of 32 bits",
                "[{\"id\": \"a\", \"created_at\": 1e300}] | data.json: [0].created_at must be a whole number of seconds",
                "[{\"id\": \"a\", \"created_at\": 9223372036854775807}] | data.json: [0].created_at must be a whole",
                "[{\"id\": \"a\", \"tags\": [null]}]     | data.json: [0].tags[0] must be a text",
                "{\"segments\": [{\"id\": \"a\", \"rules\": [{\"clauses\": [{\"operator\": \"LIKE\"}]}]}]}"
                        + " | data.json: segments[0].rules[0].clauses[0].operator is 'LIKE', which is no known name",
            })
    void whatIsWrongIsSaidInOneLineThatNamesThePlace(String json, String message) {
        assertThatThrownBy(() -> read(json == null ? "" : json))
                .isInstanceOf(DataSetException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMissingFileAndADirectoryAreNamed() throws IOException {
        Path missing = directory.resolve("missing.json");
        Path folder = Files.createDirectory(directory.resolve("folder"));

        assertThatThrownBy(() -> DataSet.load(missing))
                .isInstanceOf(DataSetException.class)
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> DataSet.load(folder))
                .isInstanceOf(DataSetException.class)
                .hasMessage(folder + ": cannot be read (IOException)");
    }

    private static DataSet read(String json) {
        return DataSetReader.read("data.json", json.getBytes(StandardCharsets.UTF_8));
    }
}

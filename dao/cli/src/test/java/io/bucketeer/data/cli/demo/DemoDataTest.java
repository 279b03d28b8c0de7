package io.bucketeer.data.cli.demo;

import static io.bucketeer.data.cli.demo.DemoRows.FEATURE_FLAG;
import static io.bucketeer.data.cli.demo.DemoRows.clauses;
import static io.bucketeer.data.cli.demo.DemoRows.references;
import static io.bucketeer.data.cli.demo.DemoRows.strategies;
import static io.bucketeer.data.cli.demo.DemoRows.string;
import static io.bucketeer.data.cli.demo.DemoRows.strings;
import static io.bucketeer.data.cli.demo.DemoRows.users;
import static io.bucketeer.data.cli.demo.DemoRows.variationIds;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The demo features are rows that Bucketeer itself could have written, and together they show what a row can hold. */
class DemoDataTest {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private static final int BOOLEAN = 1;
    private static final int ROLLOUT = 1;
    private static final int SEGMENT = 4;
    private static final int BEFORE = 9;
    private static final int AFTER = 10;

    private static final long START_OF_2025 = 1_735_689_600;
    private static final long END_OF_2026 = 1_798_761_599;

    private static List<JsonNode> features() {
        return DemoRows.features();
    }

    @Nested
    @DisplayName("each row")
    class EachRow {
        /** Named by key, so that a failure says which row it is. */
        static Stream<Named<JsonNode>> rows() {
            return features().stream().map(feature -> Named.of(DemoRows.key(feature), feature));
        }

        @ParameterizedTest
        @MethodSource("rows")
        void hasEveryKeyAndNoOther(JsonNode feature) {
            assertKeys(
                    feature,
                    "id environment_id name description enabled archived deleted evaluation_undelayable ttl version"
                            + " created_at updated_at variation_type variation_value_schema variations targets rules"
                            + " default_strategy off_variation tags maintainer sampling_seed prerequisites");
            feature.get("variations").forEach(variation -> assertKeys(variation, "id value name description"));
            feature.get("targets").forEach(target -> assertKeys(target, "variation users"));
            feature.get("rules").forEach(rule -> assertKeys(rule, "id strategy clauses"));
            clauses(feature).forEach(clause -> assertKeys(clause, "id attribute operator values"));
            feature.get("prerequisites").forEach(element -> assertKeys(element, "feature_id variation_id"));
        }

        @ParameterizedTest
        @MethodSource("rows")
        void hasIdsOfBucketeersForm(JsonNode feature) {
            assertThat(string(feature, "id")).matches("[a-zA-Z0-9-]+");
            assertThat(variationIds(feature)).allMatch(id -> id.matches(UUID));
            assertThat(strings(feature.get("rules"), "id")).allMatch(id -> id.matches(UUID));
            assertThat(clauses(feature)).allMatch(clause -> string(clause, "id").matches(UUID));
            assertThat(string(feature, "sampling_seed")).matches("|" + UUID);
        }

        @ParameterizedTest
        @MethodSource("rows")
        void hasVersionAndTimesInRange(JsonNode feature) {
            long created = feature.get("created_at").longValue();
            long updated = feature.get("updated_at").longValue();

            assertThat(created).isBetween(START_OF_2025, END_OF_2026);
            assertThat(updated).isBetween(created, END_OF_2026);
            assertThat(feature.get("version").intValue()).isPositive();
            assertThat(feature.get("version").intValue() == 1)
                    .as("version 1 means never changed")
                    .isEqualTo(created == updated);
        }

        @ParameterizedTest
        @MethodSource("rows")
        void fitsTheColumns(JsonNode feature) {
            String name = string(feature, "name");

            assertThat(name.codePointCount(0, name.length())).isBetween(1, 511);
            assertThat(utf8Length(string(feature, "environment_id") + name + string(feature, "id")))
                    .isLessThanOrEqualTo(2_600);
            assertThat(utf8Length(string(feature, "description"))).isLessThanOrEqualTo(65_535);
            assertThat(string(feature, "maintainer")).endsWith("@shop.example");
        }

        @ParameterizedTest
        @MethodSource("rows")
        void hasValuesOfItsVariationTypeAndSchema(JsonNode feature) {
            assertThat(VariationValues.problems(feature)).isEmpty();
            assertThat(strings(feature.get("variations"), "value"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .doesNotHaveDuplicates();
            if (feature.get("variation_type").intValue() == BOOLEAN) {
                assertThat(strings(feature.get("variations"), "value")).containsExactlyInAnyOrder("true", "false");
            }
        }

        @ParameterizedTest
        @MethodSource("rows")
        void hasOneTargetPerVariationInOrder(JsonNode feature) {
            assertThat(strings(feature.get("targets"), "variation")).isEqualTo(variationIds(feature));
            assertThat(users(feature)).doesNotHaveDuplicates().doesNotContain("");
        }

        @ParameterizedTest
        @MethodSource("rows")
        void namesItsOwnVariationsInStrategiesAndOff(JsonNode feature) {
            assertThat(variationIds(feature)).contains(string(feature, "off_variation"));
            for (JsonNode strategy : strategies(feature)) {
                assertKeys(strategy, "type fixed_strategy rollout_strategy");
                JsonNode fixed = strategy.get("fixed_strategy");
                JsonNode rollout = strategy.get("rollout_strategy");
                if (strategy.get("type").intValue() == ROLLOUT) {
                    assertThat(fixed.isNull()).isTrue();
                    assertRollout(rollout, variationIds(feature));
                } else {
                    assertThat(rollout.isNull()).isTrue();
                    assertKeys(fixed, "variation");
                    assertThat(variationIds(feature)).contains(string(fixed, "variation"));
                }
            }
        }

        @ParameterizedTest
        @MethodSource("rows")
        void hasClausesOfTheirOperatorsForm(JsonNode feature) {
            assertThat(feature.get("rules").values())
                    .allMatch(rule -> !rule.get("clauses").isEmpty());
            for (JsonNode clause : clauses(feature)) {
                List<String> values = strings(clause.get("values"));
                int operator = clause.get("operator").intValue();

                assertThat(values).isNotEmpty().doesNotHaveDuplicates().doesNotContain("");
                assertThat(string(clause, "attribute").isEmpty()).isEqualTo(operator == SEGMENT);
                if (operator == SEGMENT || operator == FEATURE_FLAG) {
                    assertThat(values).allMatch(value -> value.matches(UUID));
                }
                if (operator == BEFORE || operator == AFTER) {
                    assertThat(values).hasSize(1).allMatch(value -> value.matches("[0-9]{10}"));
                }
            }
        }

        @ParameterizedTest
        @MethodSource("rows")
        void hasUniqueTrimmedTags(JsonNode feature) {
            assertThat(strings(feature.get("tags")))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(tag -> !tag.isEmpty() && tag.equals(tag.strip()));
        }

        @ParameterizedTest
        @MethodSource("rows")
        void refersToLiveFeaturesOfItsEnvironment(JsonNode feature) {
            assertThat(strings(feature.get("prerequisites"), "feature_id")).doesNotHaveDuplicates();
            Map<String, JsonNode> byKey = byKey();
            references(feature).forEach((key, variations) -> {
                assertThat(byKey).containsKey(key);
                assertThat(variationIds(byKey.get(key))).containsAll(variations);
                assertThat(byKey.get(key).get("archived").booleanValue()).isFalse();
                assertThat(byKey.get(key).get("deleted").booleanValue()).isFalse();
            });
        }
    }

    @Nested
    @DisplayName("all rows together")
    class Together {
        @Test
        void haveUniqueKeysAndIds() {
            List<String> ids = new ArrayList<>();
            for (JsonNode feature : features()) {
                ids.addAll(variationIds(feature));
                ids.addAll(strings(feature.get("rules"), "id"));
                clauses(feature).forEach(clause -> ids.add(string(clause, "id")));
            }
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(features()).extracting(DemoRows::key).doesNotHaveDuplicates();
        }

        @Test
        void dependOnEachOtherWithoutCycle() {
            Map<String, JsonNode> open = new HashMap<>(byKey());
            int before = Integer.MAX_VALUE;
            while (open.size() < before) {
                before = open.size();
                Set<String> waiting = Set.copyOf(open.keySet());
                open.values()
                        .removeIf(
                                feature -> references(feature).keySet().stream().noneMatch(waiting::contains));
            }
            assertThat(open).isEmpty();
        }

        @Test
        void spreadOverThreeEnvironments() {
            assertThat(countsOf(feature -> string(feature, "environment_id")))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("shop-production", 46L, "shop-staging", 6L, "", 2L));
        }

        @Test
        void useEveryEnumNumberAndNoOther() {
            assertThat(valuesOf(feature -> Stream.of(feature.get("variation_type"))))
                    .containsExactlyInAnyOrder("0", "1", "2", "3", "4");
            assertThat(valuesOf(feature -> strategies(feature).stream().map(strategy -> strategy.get("type"))))
                    .containsExactlyInAnyOrder("0", "1");
            assertThat(valuesOf(feature -> clauses(feature).stream().map(clause -> clause.get("operator"))))
                    .containsExactlyInAnyOrder(
                            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13");
            assertThat(valuesOf(feature -> Stream.of(
                            feature.get("variation_value_schema").path("type").asString("none"))))
                    .containsExactlyInAnyOrder("none", "ENUM", "REGEX", "JSON_SCHEMA");
        }

        @Test
        void includeEveryStateOfAFeature() {
            for (String flag : List.of("enabled", "archived", "deleted", "evaluation_undelayable")) {
                assertThat(valuesOf(feature -> Stream.of(feature.get(flag))))
                        .as(flag)
                        .containsExactlyInAnyOrder("true", "false");
            }
            assertThat(features())
                    .anyMatch(feature -> !feature.get("prerequisites").isEmpty());
            assertThat(features())
                    .anyMatch(feature -> strategies(feature).stream()
                            .anyMatch(strategy ->
                                    strategy.path("rollout_strategy").has("audience")
                                            && !strategy.get("rollout_strategy")
                                                    .get("audience")
                                                    .isNull()));
            assertThat(features())
                    .anyMatch(feature ->
                            feature.get("rules").size() == 12 && users(feature).size() == 20);
        }

        @Test
        void exerciseFiltersAndTieBreaks() {
            Set<String> tags = valuesOf(feature -> strings(feature.get("tags")).stream());

            assertThat(tags)
                    .hasSize(13)
                    .contains("Android", "android", "kill switch")
                    .anyMatch(isNonAscii());
            assertThat(countsOf(feature -> string(feature, "maintainer"))).hasSize(9);
            assertThat(countsOf(feature -> string(feature, "environment_id") + string(feature, "name")))
                    .containsValue(3L);
            assertThat(countsOf(feature -> feature.get("created_at").toString()))
                    .containsValue(8L);
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "_", "\\", "\"", "„"})
        void haveNamesWithAwkwardCharacters(String character) {
            assertThat(features())
                    .extracting(feature -> string(feature, "name"))
                    .anyMatch(n -> n.contains(character));
        }

        @ParameterizedTest
        @ValueSource(strings = {"HIRAGANA", "KATAKANA", "HAN", "ARABIC", "GREEK", "DEVANAGARI", "HANGUL"})
        void areWrittenInManyScripts(String script) {
            Character.UnicodeScript wanted = Character.UnicodeScript.valueOf(script);
            for (String member : List.of("name", "description")) {
                assertThat(features())
                        .anyMatch(feature -> string(feature, member)
                                .codePoints()
                                .anyMatch(point -> Character.UnicodeScript.of(point) == wanted));
            }
        }

        @ParameterizedTest
        @CsvSource({
            "German umlaut, ö",
            "dotless i, ı",
            "dotted capital I, İ",
            "family joined by ZWJ, \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66"
        })
        void haveNamesWith(String what, String text) {
            assertThat(features())
                    .as(what)
                    .extracting(feature -> string(feature, "name"))
                    .anyMatch(name -> name.contains(text));
        }

        @Test
        void haveTwoNamesThatDifferOnlyInNormalForm() {
            Set<String> names =
                    features().stream().map(feature -> string(feature, "name")).collect(toSet());
            Set<String> composed = names.stream()
                    .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC))
                    .collect(toSet());

            assertThat(composed).hasSize(names.size() - 1);
        }

        @Test
        void nameOnlySegmentsThatTheReadmeLists() {
            String readme = DemoRows.read("README.md");

            assertThat(features().stream()
                            .flatMap(feature -> clauses(feature).stream())
                            .filter(clause -> clause.get("operator").intValue() == SEGMENT)
                            .flatMap(clause -> strings(clause.get("values")).stream()))
                    .isNotEmpty()
                    .allMatch(readme::contains);
        }

        @Test
        void includeALongDescription() {
            assertThat(features())
                    .extracting(feature -> utf8Length(string(feature, "description")))
                    .anyMatch(length -> length > 3_000);
        }

        @Test
        void standInTheFileAsReadableText() {
            assertThat(DemoRows.text())
                    .startsWith("[\n  {\n    \"id\"")
                    .endsWith("}\n]\n")
                    .doesNotContain("\\u", "\t", "\r", "\u0000", "\uFFFD", "\uFEFF");
        }
    }

    private static void assertRollout(JsonNode rollout, List<String> variations) {
        assertKeys(rollout, "variations audience");
        rollout.get("variations").forEach(part -> assertKeys(part, "variation weight"));
        List<Integer> weights = rollout.get("variations").values().stream()
                .map(part -> part.get("weight").intValue())
                .toList();
        assertThat(strings(rollout.get("variations"), "variation")).isEqualTo(variations);
        assertThat(weights).allMatch(weight -> weight >= 0);
        assertThat(weights.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100_000);
        JsonNode audience = rollout.get("audience");
        if (!audience.isNull()) {
            assertKeys(audience, "percentage default_variation");
            assertThat(audience.get("percentage").intValue()).isBetween(0, 100);
            assertThat(variations).contains(string(audience, "default_variation"));
        }
    }

    private static void assertKeys(JsonNode object, String keys) {
        assertThat(object.propertyNames()).containsExactlyInAnyOrder(keys.split(" "));
    }

    private static Map<String, JsonNode> byKey() {
        return features().stream().collect(Collectors.toMap(DemoRows::key, Function.identity()));
    }

    private static Map<String, Long> countsOf(Function<JsonNode, String> part) {
        return features().stream().collect(Collectors.groupingBy(part, Collectors.counting()));
    }

    private static Set<String> valuesOf(Function<JsonNode, Stream<?>> parts) {
        return features().stream().flatMap(parts).map(Object::toString).collect(toSet());
    }

    private static Predicate<String> isNonAscii() {
        return text -> text.codePoints().anyMatch(point -> point > 127);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

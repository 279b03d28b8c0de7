package io.bucketeer.data.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code features.json}, read without the library, and short ways to their parts. */
final class DemoRows {
    static final int FEATURE_FLAG = 11;

    private static final String TEXT = read("features.json");
    private static final List<JsonNode> FEATURES = List.copyOf(JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readTree(TEXT)
            .values());

    private DemoRows() {}

    static String text() {
        return TEXT;
    }

    static List<JsonNode> features() {
        return FEATURES;
    }

    static String string(JsonNode node, String key) {
        return node.get(key).stringValue();
    }

    static List<String> strings(JsonNode array) {
        return array.values().stream().map(JsonNode::stringValue).toList();
    }

    static List<String> strings(JsonNode array, String key) {
        return array.values().stream().map(element -> string(element, key)).toList();
    }

    /** The primary key, readable in a failure. */
    static String key(JsonNode feature) {
        return string(feature, "environment_id") + "/" + string(feature, "id");
    }

    static List<String> variationIds(JsonNode feature) {
        return strings(feature.get("variations"), "id");
    }

    static List<String> users(JsonNode feature) {
        return feature.get("targets").values().stream()
                .flatMap(target -> strings(target.get("users")).stream())
                .toList();
    }

    static List<JsonNode> clauses(JsonNode feature) {
        return feature.get("rules").values().stream()
                .flatMap(rule -> rule.get("clauses").values().stream())
                .toList();
    }

    /** The strategies of the rules and the default one. */
    static List<JsonNode> strategies(JsonNode feature) {
        List<JsonNode> strategies = new ArrayList<>();
        feature.get("rules").forEach(rule -> strategies.add(rule.get("strategy")));
        strategies.add(feature.get("default_strategy"));
        return strategies;
    }

    /** Keys of the features of the same environment that this one depends on, each with the variation ids it names. */
    static Map<String, List<String>> references(JsonNode feature) {
        String environment = string(feature, "environment_id") + "/";
        Map<String, List<String>> references = new HashMap<>();
        for (JsonNode prerequisite : feature.get("prerequisites")) {
            references
                    .computeIfAbsent(environment + string(prerequisite, "feature_id"), key -> new ArrayList<>())
                    .add(string(prerequisite, "variation_id"));
        }
        for (JsonNode clause : clauses(feature)) {
            if (clause.get("operator").intValue() == FEATURE_FLAG) {
                references
                        .computeIfAbsent(environment + string(clause, "attribute"), key -> new ArrayList<>())
                        .addAll(strings(clause.get("values")));
            }
        }
        return references;
    }

    /** The text of a file of the demo data. */
    static String read(String name) {
        try (InputStream file = DemoRows.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name + " is not on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}

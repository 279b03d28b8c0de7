package io.bucketeer.data.cli.demo;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The few keywords of JSON Schema 2020-12 that the demo data uses; any other keyword is refused, never skipped. */
final class JsonSchema {
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "type",
            "enum",
            "minimum",
            "maximum",
            "minItems",
            "items",
            "required",
            "properties",
            "additionalProperties");

    private JsonSchema() {}

    static boolean accepts(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        if (!KEYWORDS.containsAll(schema.propertyNames())) {
            throw new IllegalArgumentException("A keyword is unknown here: " + schema.propertyNames());
        }
        return isOfType(schema, value)
                && isListed(schema, value)
                && isInRange(schema, value)
                && acceptsItems(schema, value)
                && acceptsProperties(schema, value);
    }

    private static boolean isOfType(JsonNode schema, JsonNode value) {
        return switch (schema.path("type").asString("any")) {
            case "any" -> true;
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            default -> throw new IllegalArgumentException("The type is unknown here: " + schema.get("type"));
        };
    }

    private static boolean isListed(JsonNode schema, JsonNode value) {
        return !schema.has("enum") || schema.get("enum").values().contains(value);
    }

    private static boolean isInRange(JsonNode schema, JsonNode value) {
        if (!value.isNumber()) {
            return true;
        }
        boolean tooSmall = schema.has("minimum")
                && value.decimalValue().compareTo(schema.get("minimum").decimalValue()) < 0;
        boolean tooLarge = schema.has("maximum")
                && value.decimalValue().compareTo(schema.get("maximum").decimalValue()) > 0;
        return !tooSmall && !tooLarge;
    }

    private static boolean acceptsItems(JsonNode schema, JsonNode value) {
        if (!value.isArray()) {
            return true;
        }
        if (schema.has("minItems") && value.size() < schema.get("minItems").intValue()) {
            return false;
        }
        return !schema.has("items")
                || value.values().stream().allMatch(element -> accepts(schema.get("items"), element));
    }

    private static boolean acceptsProperties(JsonNode schema, JsonNode value) {
        if (!value.isObject()) {
            return true;
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.stringValue())) {
                return false;
            }
        }
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode inner = schema.path("properties").path(property.getKey());
            JsonNode applicable = inner.isMissingNode() ? others : inner;
            if (!applicable.isMissingNode() && !accepts(applicable, property.getValue())) {
                return false;
            }
        }
        return true;
    }
}

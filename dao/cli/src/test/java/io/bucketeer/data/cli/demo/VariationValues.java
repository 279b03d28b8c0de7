package io.bucketeer.data.cli.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says which variation values of a feature do not fit its variation type or its value schema. */
final class VariationValues {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final int STRING = 0;
    private static final int BOOLEAN = 1;
    private static final int NUMBER = 2;
    private static final int JSON = 3;
    private static final int YAML = 4;

    private VariationValues() {}

    static List<String> problems(JsonNode feature) {
        int type = feature.get("variation_type").intValue();
        JsonNode schema = feature.get("variation_value_schema");
        List<String> problems = new ArrayList<>();
        for (JsonNode variation : feature.get("variations")) {
            String value = variation.get("value").stringValue();
            if (!isOfType(type, value)) {
                problems.add("'%s' is not of variation type %d".formatted(value, type));
            } else if (!schema.isNull() && !isAllowed(schema, type, value)) {
                problems.add("'%s' is not allowed by %s".formatted(value, schema));
            }
        }
        return problems;
    }

    private static boolean isOfType(int type, String value) {
        try {
            return switch (type) {
                case STRING -> true;
                case BOOLEAN -> value.equals("true") || value.equals("false");
                case NUMBER -> new BigDecimal(value).precision() > 0;
                case JSON -> !MAPPER.readTree(value).isMissingNode();
                case YAML -> new Load(LoadSettings.builder().build()).loadFromString(value) != null;
                default -> false;
            };
        } catch (NumberFormatException | JacksonException | YamlEngineException unreadable) {
            return false;
        }
    }

    /** Bucketeer offers ENUM for text and numbers, REGEX for text, JSON_SCHEMA for JSON. */
    private static boolean isAllowed(JsonNode schema, int type, String value) {
        return switch (schema.get("type").stringValue()) {
            case "ENUM" -> {
                JsonNode values = schema.get("enumValidator").get("values");
                boolean listed = values.values().stream()
                        .anyMatch(element -> element.stringValue().equals(value));
                yield listed && (type == STRING || type == NUMBER);
            }
            case "REGEX" -> {
                String pattern = schema.get("regexValidator").get("pattern").stringValue();
                yield type == STRING && Pattern.compile(pattern).matcher(value).find();
            }
            case "JSON_SCHEMA" -> {
                String text = schema.get("jsonSchemaValidator").get("schema").stringValue();
                yield type == JSON && JsonSchema.accepts(MAPPER.readTree(text), MAPPER.readTree(value));
            }
            default -> false;
        };
    }
}

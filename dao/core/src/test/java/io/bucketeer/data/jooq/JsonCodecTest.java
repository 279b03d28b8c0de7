package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.dialect.NestedJson;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.EnumValidator;
import io.bucketeer.data.model.FixedStrategy;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.RegexValidator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.StrategyType;
import io.bucketeer.data.model.VariationValueSchema;
import io.bucketeer.data.model.VariationValueSchemaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated codecs over JSON text, in both of its forms. */
class JsonCodecTest {

    private static final VariationValueSchema ZERO =
            new VariationValueSchema(VariationValueSchemaType.TYPE_UNSPECIFIED, null, null, null, "");

    private final List<String> unknown = new ArrayList<>();

    /** snake_case keys, enum numbers, every key written. */
    @Nested
    class Plain {

        @Test
        void write_zeroValues_writesEveryKey() {
            Strategy strategy = new Strategy(StrategyType.FIXED, null, null);

            assertThat(json(NestedTypes.STRATEGY, strategy))
                    .isEqualTo("{\"type\":0,\"fixed_strategy\":null,\"rollout_strategy\":null}");
            assertThat(json(NestedTypes.RULE_LIST, List.of(new Rule("r", null, List.of()))))
                    .isEqualTo("[{\"id\":\"r\",\"strategy\":null,\"clauses\":[]}]");
            assertThat(json(NestedTypes.TAGS, List.of())).isEqualTo("[]");
        }

        @Test
        void write_enum_writesItsNumber() {
            Clause clause = new Clause("c", "age", Operator.of(99), List.of("1"));

            assertThat(json(NestedTypes.RULE_LIST, List.of(new Rule("r", null, List.of(clause)))))
                    .isEqualTo("[{\"id\":\"r\",\"strategy\":null,\"clauses\":"
                            + "[{\"id\":\"c\",\"attribute\":\"age\",\"operator\":99,\"values\":[\"1\"]}]}]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[{}]", "[{\"id\":null,\"strategy\":null,\"clauses\":null}]", "[{\"clauses\":[]}]"})
        void read_missingKeyOrNull_givesTheZeroValue(String json) {
            assertThat(read(NestedTypes.RULE_LIST, json)).containsExactly(new Rule("", null, List.of()));
        }

        @Test
        void read_nullDocument_givesAnEmptyListOrNoObject() {
            assertThat(read(NestedTypes.RULE_LIST, "null")).isEmpty();
            assertThat(read(NestedTypes.TAGS, "null")).isEmpty();
            assertThat(read(NestedTypes.STRATEGY, "null")).isNull();
        }

        @Test
        void read_unknownKeys_areReportedAndPassedOver() {
            assertThat(read(
                            NestedTypes.STRATEGY,
                            "{\"newer\":{\"a\":[{}]},\"type\":1,\"fixed_strategy\":{\"x\":[1],\"variation\":\"v\"}}"))
                    .isEqualTo(new Strategy(StrategyType.ROLLOUT, new FixedStrategy("v"), null));
            assertThat(unknown).containsExactly("newer", "x");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "\"text\"",
                    "1",
                    "[1]",
                    "[null]",
                    "[[]]",
                    "[{\"id\":1}]",
                    "[{\"id\":{}}]",
                    "[{\"strategy\":[]}]",
                    "[{\"strategy\":\"s\"}]",
                    "[{\"strategy\":{\"type\":\"FIXED\"}}]",
                    "[{\"strategy\":{\"type\":1.5}}]",
                    "[{\"strategy\":{\"type\":2147483648}}]",
                    "[{\"strategy\":{\"type\":true}}]",
                    "[{\"clauses\":{}}]",
                    "[{\"clauses\":[{\"values\":[null]}]}]",
                    "[{\"clauses\":[{\"values\":\"v\"}]}]",
                    "[{\"id\":\"a\"",
                    "[] []",
                    "",
                    "nul"
                })
        void read_wrongShape_isMalformed(String json) {
            assertThatThrownBy(() -> read(NestedTypes.RULE_LIST, json)).isInstanceOf(MalformedValueException.class);
        }

        @Test
        void read_wrongShape_messageNamesThePlaceAndNotTheValue() {
            assertThatThrownBy(() -> read(NestedTypes.RULE_LIST, "[{\"clauses\":[{\"operator\":\"canary\"}]}]"))
                    .hasMessage("holds VALUE_STRING where a whole number was expected, at /0/clauses/0/operator")
                    .hasNoCause();
            assertThatThrownBy(() -> read(NestedTypes.RULE_LIST, "[{\"clauses\":[{\"operator\":98765432109}]}]"))
                    .hasMessage("holds a number beyond 32 bits, at /0/clauses/0/operator")
                    .hasNoCause();
        }
    }

    /** camelCase keys, enum names, zero values left out. */
    @Nested
    class Protojson {

        @Test
        void write_zeroValues_areLeftOut() {
            assertThat(json(NestedTypes.VARIATION_VALUE_SCHEMA, ZERO)).isEqualTo("{}");
        }

        @Test
        void write_values_haveCamelCaseKeysAndEnumNames() {
            VariationValueSchema schema = new VariationValueSchema(
                    VariationValueSchemaType.ENUM, new EnumValidator(List.of("a", "b")), null, null, "d");

            assertThat(json(NestedTypes.VARIATION_VALUE_SCHEMA, schema))
                    .isEqualTo(
                            "{\"type\":\"ENUM\",\"enumValidator\":{\"values\":[\"a\",\"b\"]},\"description\":\"d\"}");
        }

        @Test
        void write_presentObjectOfZeroValues_isKeptAsEmptyObject() {
            VariationValueSchema schema =
                    new VariationValueSchema(VariationValueSchemaType.REGEX, null, new RegexValidator(""), null, "");

            assertThat(json(NestedTypes.VARIATION_VALUE_SCHEMA, schema))
                    .isEqualTo("{\"type\":\"REGEX\",\"regexValidator\":{}}");
        }

        @Test
        void unknownEnumNumber_isWrittenAndReadAsNumber() {
            VariationValueSchema schema =
                    new VariationValueSchema(VariationValueSchemaType.of(42), null, null, null, "");

            assertThat(json(NestedTypes.VARIATION_VALUE_SCHEMA, schema)).isEqualTo("{\"type\":42}");
            assertThat(read(NestedTypes.VARIATION_VALUE_SCHEMA, "{\"type\":42}"))
                    .isEqualTo(schema);
        }

        @ParameterizedTest
        @CsvSource({"regexValidator,\"REGEX\"", "regex_validator,\"REGEX\"", "regex_validator,2"})
        void read_snakeCaseKeysAndEnumNumbers_areAcceptedToo(String key, String type) {
            assertThat(read(
                            NestedTypes.VARIATION_VALUE_SCHEMA,
                            "{\"type\":" + type + ",\"" + key + "\":{\"pattern\":\"a+\"}}"))
                    .isEqualTo(new VariationValueSchema(
                            VariationValueSchemaType.REGEX, null, new RegexValidator("a+"), null, ""));
        }

        @Test
        void read_unknownEnumName_isMalformedAndNotRepeated() {
            assertThatThrownBy(() -> read(NestedTypes.VARIATION_VALUE_SCHEMA, "{\"type\":\"CANARY\"}"))
                    .isInstanceOf(MalformedValueException.class)
                    .hasMessage("holds a name that stands for no number, at /type")
                    .hasNoCause();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"type\":null,\"enumValidator\":null,\"description\":null}"})
        void read_missingKeyOrNull_givesTheZeroValue(String json) {
            assertThat(read(NestedTypes.VARIATION_VALUE_SCHEMA, json)).isEqualTo(ZERO);
        }

        @Test
        void record_isPlain() {
            assertThat(NestedJson.write(NestedTypes.VARIATION_VALUE_SCHEMA::writeRecord, ZERO))
                    .isEqualTo("{\"type\":0,\"enum_validator\":null,\"regex_validator\":null,"
                            + "\"json_schema_validator\":null,\"description\":\"\"}");
        }
    }

    @Test
    void recordOfAWrappedList_hasItsMember() {
        assertThat(NestedJson.write(NestedTypes.TAGS::writeRecord, List.of("a")))
                .isEqualTo("{\"names\":[\"a\"]}");
    }

    private static <T> String json(NestedType<T> type, T value) {
        return NestedJson.write(type::writeJson, value);
    }

    private <T> T read(NestedType<T> type, String json) {
        return NestedJson.read(json.getBytes(StandardCharsets.UTF_8), unknown::add, type::readJson);
    }
}

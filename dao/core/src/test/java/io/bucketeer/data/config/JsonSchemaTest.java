package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Keeps the JSON Schema equal to what the parser knows; JSON is read as the YAML that it is. */
class JsonSchemaTest {

    private final Map<String, Object> schema = load();

    @Test
    void schemaAndParserKnowTheSameKeys() {
        assertSame(Keys.ROOT, schema, "");
    }

    @Test
    void requiredKeysAreRequired() {
        assertThat(schema).containsEntry("required", List.of("rdbms"));
        assertThat(property(schema, "rdbms")).containsEntry("required", List.of("type", "params"));
    }

    @Test
    void validatorAcceptsThePrototypeAndTheExampleOfTheReference() throws IOException {
        assertThat(places(Files.readString(Path.of("src/test/resources/io/bucketeer/data/config/prototype.yml"))))
                .isEmpty();
        assertThat(places(Files.readString(Path.of("../../docs/configuration.md"))
                        .split("```yaml\n")[1]
                        .split("```")[0]))
                .isEmpty();
    }

    @Test
    void validatorAcceptsEveryWayToWriteAValue() {
        assertThat(places("""
                        rdbms:
                          type: ${ENGINE:mysql}
                          cloud: none
                          auth: password
                          params: { host: "::1", port: "${PORT}", database: a-b, username: true, password: 12345 }
                          tls: { mode: off, caFile: ca.pem }
                          pool: { maximumSize: 1000, lockTimeout: 2s, keepaliveTime: off, pooler: "${POOLER:true}" }
                        nosql: { enabled: false }
                        apiKeys: { storeSecret: true, legacyLookup: "${LEGACY:false}" }
                        """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rdbsm: {} | /",
                "logging: {} | /",
                "rdbms: { type: oracle } | /rdbms/type",
                "rdbms: { params: { port: 0 } } | /rdbms/params/port",
                "rdbms: { params: { database: a/b } } | /rdbms/params/database",
                "rdbms: { params: { database: [a] } } | /rdbms/params/database",
                "rdbms: { params: { pasword: x } } | /rdbms/params",
                "rdbms: { params: { password: } } | /rdbms/params/password",
                "rdbms: { pool: { maximumSize: 0 } } | /rdbms/pool/maximumSize",
                "rdbms: { pool: { lockTimeout: 3 } } | /rdbms/pool/lockTimeout",
                "rdbms: { pool: { lockTimeout: off } } | /rdbms/pool/lockTimeout",
                "rdbms: { pool: { pooler: yes } } | /rdbms/pool/pooler",
                "rdbms: { tls: { mode: verifyCa } } | /rdbms/tls/mode",
                "nosql: { type: rediss } | /nosql/type",
                "kms: awsKms | /kms",
                "kms: { params: [] } | /kms/params"
            })
    void validatorRefusesWhatTheParserRefuses(String yaml, String place) {
        assertThat(places(yaml)).contains(place.equals("/") ? "" : place);
        assertThat(Yaml.problems(yaml)).isNotEmpty();
    }

    /** Where the validator finds a problem. */
    private static List<String> places(String yaml) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonSchemaTest.class.getResourceAsStream("/bucketeer-data.schema.json"))
                .validate(yaml, InputFormat.YAML)
                .stream()
                .map(error -> error.getInstanceLocation().toString())
                .toList();
    }

    private void assertSame(Shape shape, Map<String, Object> section, String path) {
        if (shape.open()) {
            assertThat(section).as(path).doesNotContainKey("properties");
            return;
        }
        assertThat(section).as(path).containsEntry("type", "object").containsEntry("additionalProperties", false);
        assertThat(mapping(section, "properties").keySet()).as(path).containsExactlyInAnyOrderElementsOf(shape.names());
        shape.sections()
                .forEach(inner -> assertSame(inner, property(section, inner.name()), path + inner.name() + "."));
        shape.keys().forEach(key -> assertSame(key, property(section, key.name()), path + key.name()));
    }

    private void assertSame(Key<?> key, Map<String, Object> property, String path) {
        assertThat(property).as(path).containsEntry("description", key.meaning());
        assertThat(Objects.toString(property.get("default"), "")).as(path).isEqualTo(key.fallbackText());
        List<Map<String, Object>> alternatives = alternatives(property);
        switch (key.kind()) {
            case NumberKind number ->
                assertThat(alternatives)
                        .as(path)
                        .contains(Map.of("type", "integer", "minimum", number.minimum(), "maximum", number.maximum()));
            case ChoiceKind choice -> assertThat(alternatives).as(path).contains(Map.of("enum", choice.choices()));
            case EngineKind engine ->
                assertThat(alternatives)
                        .as(path)
                        .contains(Map.of("enum", engine.engines().choices()));
            case FlagKind flag -> assertThat(alternatives).as(path).contains(Map.of("type", "boolean"));
            case DurationKind duration ->
                assertThat(alternatives)
                        .as(path)
                        .contains(Map.of(
                                "type",
                                "string",
                                "pattern",
                                duration.canBeOff() ? "^([0-9]{1,9}(ms|s|m|h)|off)$" : "^[0-9]{1,9}(ms|s|m|h)$"));
            default ->
                assertThat(alternatives)
                        .as(path)
                        .anySatisfy(alternative ->
                                assertThat(alternative.get("type").toString()).contains("string"));
        }
    }

    private List<Map<String, Object>> alternatives(Map<String, Object> property) {
        List<Map<String, Object>> alternatives = new ArrayList<>();
        if (property.get("anyOf") instanceof List<?> list) {
            list.forEach(alternative -> alternatives.add(mapping(alternative)));
        } else {
            alternatives.add(property);
        }
        return alternatives;
    }

    private Map<String, Object> property(Map<String, Object> section, String name) {
        Map<String, Object> property = mapping(section, "properties", name);
        if (property.get("$ref") instanceof String reference) {
            return mapping(schema, "$defs", reference.substring("#/$defs/".length()));
        }
        return property;
    }

    private static Map<String, Object> mapping(Map<String, Object> from, String... path) {
        Map<String, Object> at = from;
        for (String name : path) {
            at = mapping(at.get(name));
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static Map<String, Object> load() {
        try (InputStream in = JsonSchemaTest.class.getResourceAsStream("/bucketeer-data.schema.json")) {
            return mapping(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new IllegalStateException("the schema is not readable", e);
        }
    }
}

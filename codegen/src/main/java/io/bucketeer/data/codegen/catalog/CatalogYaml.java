package io.bucketeer.data.codegen.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The text form of a {@link Catalog}: lets stage two be tried without a server. What is empty may be left out. */
public final class CatalogYaml {

    private static final JsonSetter.Value ABSENT_IS_EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .withConfigOverride(String.class, override -> override.setNullHandling(ABSENT_IS_EMPTY))
            .withConfigOverride(List.class, override -> override.setNullHandling(ABSENT_IS_EMPTY))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private CatalogYaml() {}

    /** The catalog that the text describes; an unknown key is refused by Jackson's exception with its line. */
    public static Catalog read(String text) {
        return MAPPER.readValue(text, Catalog.class);
    }

    /** The text that {@link #read} turns into an equal catalog. */
    public static String write(Catalog catalog) {
        return MAPPER.writeValueAsString(catalog);
    }
}

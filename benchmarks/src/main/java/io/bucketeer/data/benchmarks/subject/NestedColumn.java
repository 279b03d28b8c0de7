package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationValueSchema;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/**
 * A nested column of the feature table.
 *
 * @param name the column
 * @param type what its value becomes
 */
record NestedColumn<T>(String name, TypeReference<T> type) {

    static final NestedColumn<List<Variation>> VARIATIONS = new NestedColumn<>("variations", new TypeReference<>() {});
    static final NestedColumn<List<Target>> TARGETS = new NestedColumn<>("targets", new TypeReference<>() {});
    static final NestedColumn<List<Rule>> RULES = new NestedColumn<>("rules", new TypeReference<>() {});
    static final NestedColumn<Strategy> DEFAULT_STRATEGY =
            new NestedColumn<>("default_strategy", new TypeReference<>() {});
    static final NestedColumn<List<String>> TAGS = new NestedColumn<>("tags", new TypeReference<>() {});
    static final NestedColumn<VariationValueSchema> VARIATION_VALUE_SCHEMA =
            new NestedColumn<>("variation_value_schema", new TypeReference<>() {});
    static final NestedColumn<List<Prerequisite>> PREREQUISITES =
            new NestedColumn<>("prerequisites", new TypeReference<>() {});
}

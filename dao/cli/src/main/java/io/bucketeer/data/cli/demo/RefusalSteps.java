package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Values that one of the databases could not keep: both refuse them, before any SQL and with the same words. */
final class RefusalSteps {

    private static final String ID = "demo-refused";
    private static final String BEER = "\uD83C\uDF7A";

    private final Script script;
    private final String environment;

    RefusalSteps(Script script) {
        this.script = script;
        this.environment = script.data().mainEnvironment();
    }

    void write() {
        refused("name of 512 characters", feature -> feature.name("x".repeat(512)));
        refused("id of 256 characters", feature -> feature.id("x".repeat(256)));
        refused("description of 65,536 bytes", feature -> feature.description("é".repeat(32_768)));
        refused(
                "name and id of 3,000 bytes",
                feature -> feature.id(BEER.repeat(250)).name(BEER.repeat(500)));
        refused("NUL in a description", feature -> feature.description("a\0b"));
        refused(
                "half a surrogate pair in a variation",
                feature -> feature.variations(List.of(new Variation("v", BEER.substring(0, 1), "", ""))));
        refused("null among the tags", feature -> feature.tags(Arrays.asList("a", null)));
        refused("a rule without a strategy", feature -> feature.rules(List.of(new Rule("r", null, List.of()))));
        refused("null among the rules", feature -> feature.rules(Arrays.asList((Rule) null)));
        refused("five mistakes at once", RefusalSteps::mistakes);
        Feature longest = sample(feature -> feature.name(BEER.repeat(511)));
        script.succeeds(
                "insert a name of 511 emoji", database -> database.features().insert(environment, longest));
        script.rows().put(environment, longest);
        script.answers(
                "find it", Optional.of(longest), database -> database.features().find(environment, ID));
        invalid(
                "search for NUL",
                ErrorCode.INVALID_VALUE,
                database -> database.features()
                        .count(environment, FeatureQuery.builder().search("\0").build()));
        cursors();
    }

    private void cursors() {
        FeatureQuery query = FeatureQuery.builder().pageSize(1).build();
        badCursor("a cursor that is none", database -> database.features().list(environment, query.after("none")));
        badCursor("a cursor of another query", database -> {
            String cursor = cursor(database, query);
            database.features()
                    .list(
                            environment,
                            query.toBuilder()
                                    .sort(FeatureSort.CREATED_AT)
                                    .cursor(cursor)
                                    .build());
        });
        badCursor("a cursor of another environment", database -> {
            String cursor = cursor(database, query);
            database.features().list(environment + "-2", query.after(cursor));
        });
    }

    private String cursor(BucketeerData database, FeatureQuery query) {
        return database.features().list(environment, query).nextCursor().orElseThrow();
    }

    private void badCursor(String name, Operation.Action action) {
        invalid(name, ErrorCode.INVALID_CURSOR, action);
    }

    private void refused(String name, UnaryOperator<Feature.Builder> change) {
        Feature feature = sample(change);
        script.fails(
                "insert: " + name,
                InvalidDataException.class,
                ErrorCode.INVALID_VALUE,
                database -> database.features().insert(environment, feature));
    }

    private void invalid(String name, ErrorCode code, Operation.Action action) {
        script.fails(name, InvalidDataException.class, code, action);
    }

    private Feature sample(UnaryOperator<Feature.Builder> change) {
        return change.apply(Samples.bare(ID, script.now()).toBuilder()).build();
    }

    private static Feature.Builder mistakes(Feature.Builder feature) {
        Clause clause = new Clause("c", "\0", Operator.EQUALS, Arrays.asList("a", null));
        return feature.name("x".repeat(512))
                .rules(List.of(new Rule("r", null, List.of(clause))))
                .tags(List.of("t".repeat(256)));
    }
}

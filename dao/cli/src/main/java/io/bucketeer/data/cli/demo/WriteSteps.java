package io.bucketeer.data.cli.demo;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inserts, updates and deletes, and what stands in their way. */
final class WriteSteps {

    private static final String ID = "demo-created";
    private static final String OTHER_ID = "demo-not-created";
    private static final String OTHER_ENVIRONMENT = "demo-other-environment";

    private final Script script;
    private final ExpectedRows rows;
    private final String environment;

    WriteSteps(Script script) {
        this.script = script;
        this.rows = script.rows();
        this.environment = script.data().mainEnvironment();
    }

    void write() {
        Feature created = Samples.rich(script.data(), ID);
        insert(created);
        Feature updated = update(created);
        delete(updated);
        hardValues();
        updateEach();
    }

    private void insert(Feature created) {
        script.succeeds("insert a feature", database -> database.features().insert(environment, created));
        rows.put(environment, created);
        found("find it", environment, ID);
        duplicate("insert it again", List.of(created));
        duplicate("insert two, one of them stored before", List.of(Samples.bare(OTHER_ID, script.now()), created));
        found("find the other of the two", environment, OTHER_ID);
        script.succeeds(
                "insert it in another environment",
                database -> database.features().insert(OTHER_ENVIRONMENT, created));
        rows.put(OTHER_ENVIRONMENT, created);
        found("find it there", OTHER_ENVIRONMENT, ID);
    }

    private Feature update(Feature created) {
        Feature changed = created.toBuilder()
                .name("Demo: geändert")
                .enabled(!created.enabled())
                .variations(created.variations().reversed())
                .tags(List.of("demo", "Größe"))
                .build();
        Feature second = stored("update it", created, changed);
        script.answers(
                "update it with equal values",
                second,
                database -> database.features().update(environment, second));
        script.fails(
                "update it from a stale version",
                OptimisticLockException.class,
                ErrorCode.STALE_VERSION,
                database -> database.features().update(environment, changed));
        found("find it after the refused update", environment, ID);
        Feature emptied = Samples.bare(ID, created.createdAt()).toBuilder()
                .version(second.version())
                .build();
        Feature third = stored("update it to the least there can be", second, emptied);
        notFound("update a feature that does not exist", Samples.bare(OTHER_ID, script.now()));
        return third;
    }

    /** Updates to content that differs, and returns the row as it must be stored. */
    private Feature stored(String name, Feature before, Feature content) {
        Feature stored = content.toBuilder()
                .version(before.version() + 1)
                .updatedAt(script.now())
                .build();
        script.answers(name, stored, database -> database.features().update(environment, content));
        rows.put(environment, stored);
        found("find it updated", environment, stored.id());
        return stored;
    }

    private void delete(Feature stored) {
        script.fails(
                "delete it from a stale version",
                OptimisticLockException.class,
                ErrorCode.STALE_VERSION,
                database -> database.features().delete(environment, ID, stored.version() - 1));
        deleted("delete a feature that does not exist", OTHER_ID, 1, false);
        deleted("delete it", ID, stored.version(), true);
        rows.put(
                environment,
                stored.toBuilder().deleted(true).updatedAt(script.now()).build());
        deleted("delete it again", ID, stored.version(), false);
        found("find it deleted", environment, ID);
        script.answers(
                "find it deleted, deleted ones included",
                rows.findIncludingDeleted(environment, ID),
                database -> database.features().findIncludingDeleted(environment, ID));
        found("find it in the other environment", OTHER_ENVIRONMENT, ID);
        notFound("update it deleted", stored);
        duplicate("insert its id again", List.of(stored));
    }

    private void hardValues() {
        Feature hard = Samples.hard("demo-hard-values");
        script.succeeds(
                "insert quotes, braces, NULL, controls, extremes",
                database -> database.features().insertAll(environment, List.of(hard)));
        rows.put(environment, hard);
        found("find them unchanged", environment, hard.id());
    }

    private void updateEach() {
        List<Feature> before = rows.listByEnvironment(environment).stream()
                .filter(feature -> feature.version() < Integer.MAX_VALUE)
                .toList();
        List<Feature> changed = before.stream().map(WriteSteps::withOneRuleMore).toList();
        List<Feature> after = changed.stream()
                .map(feature -> feature.toBuilder()
                        .version(feature.version() + 1)
                        .updatedAt(script.now())
                        .build())
                .toList();
        after.forEach(feature -> rows.put(environment, feature));
        script.answers(
                "add a rule to each of " + before.size() + " features",
                after,
                database -> changed.stream()
                        .map(feature -> database.features().update(environment, feature))
                        .toList());
    }

    private static Feature withOneRuleMore(Feature feature) {
        Clause clause = new Clause("demo-clause", "country", Operator.IN, List.of("TR", "DE"));
        List<Rule> rules = new ArrayList<>(feature.rules());
        rules.add(new Rule("demo-rule", Strategies.fixed(feature.offVariation()), List.of(clause)));
        return feature.toBuilder().rules(rules).build();
    }

    private void found(String name, String environmentId, String id) {
        Optional<Feature> expected = rows.find(environmentId, id);
        script.answers(name, expected, database -> database.features().find(environmentId, id));
    }

    private void deleted(String name, String id, int version, boolean expected) {
        script.answers(name, expected, database -> database.features().delete(environment, id, version));
    }

    private void duplicate(String name, List<Feature> features) {
        script.fails(
                name,
                DuplicateKeyException.class,
                ErrorCode.DUPLICATE_KEY,
                database -> database.features().insertAll(environment, features));
    }

    private void notFound(String name, Feature feature) {
        script.fails(
                name,
                NotFoundException.class,
                ErrorCode.NOT_FOUND,
                database -> database.features().update(environment, feature));
    }
}

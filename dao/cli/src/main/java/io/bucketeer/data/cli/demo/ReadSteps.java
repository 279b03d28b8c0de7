package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Loads the data set and reads it back in every way. */
final class ReadSteps {

    private static final String ABSENT = "no-such-feature";

    private final Script script;
    private final ExpectedRows rows;
    private final Map<String, List<Feature>> features;
    private final String environment;

    ReadSteps(Script script) {
        this.script = script;
        this.rows = script.rows();
        this.features = script.data().features();
        this.environment = script.data().mainEnvironment();
    }

    void write() {
        load();
        find();
        lists();
        pages();
        tags();
    }

    /** Reads all of it once more, after everything that was done to it. */
    void writeEnd() {
        for (String environmentId : features.keySet()) {
            listByEnvironment(Script.AT_THE_END + "list environment ", environmentId);
        }
        FeatureQuery everything = FeatureQuery.builder().deleted(null).build();
        script.lists(Script.AT_THE_END + "list with the deleted ones", environment, everything);
        allTags(Script.AT_THE_END + "list tags of ", environment);
    }

    private void load() {
        Map<Feature, List<Tag>> tags = new LinkedHashMap<>();
        features.forEach((environmentId, group) -> group.forEach(feature -> {
            List<Tag> tagsOfFeature = Tags.of(feature);
            tags.put(feature, tagsOfFeature);
            rows.put(environmentId, feature);
            rows.upsert(environmentId, tagsOfFeature);
        }));
        int size = script.data().size();
        script.succeeds(
                "load " + size + " features, upsert their tags, in one unit",
                database -> database.inTransaction(session -> {
                    features.forEach((environmentId, group) -> {
                        session.features().insertAll(environmentId, group);
                        group.forEach(
                                feature -> session.tags().upsert(environmentId, tags.getOrDefault(feature, List.of())));
                    });
                    return size;
                }));
    }

    private void find() {
        findEach(
                "find each by id",
                (database, key) -> database.features().find(key.environmentId(), key.id()),
                rows::find);
        findEach(
                "find each by id, deleted ones included",
                (database, key) -> database.features().findIncludingDeleted(key.environmentId(), key.id()),
                rows::findIncludingDeleted);
        script.answers(
                "find an id that does not exist",
                Optional.empty(),
                database -> database.features().find(environment, ABSENT));
        String id = features.getOrDefault(environment, List.of()).getFirst().id();
        script.answers(
                "find an id in an environment that has it not",
                Optional.empty(),
                database -> database.features().find(environment + "-2", id));
    }

    private void findEach(
            String name,
            BiFunction<BucketeerData, Key, Optional<Feature>> finder,
            BiFunction<String, String, Optional<Feature>> expected) {
        List<Key> keys = features.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(feature -> new Key(entry.getKey(), feature.id())))
                .toList();
        script.answers(
                name,
                keys.stream()
                        .flatMap(key -> expected.apply(key.environmentId(), key.id()).stream())
                        .toList(),
                database -> keys.stream()
                        .flatMap(key -> finder.apply(database, key).stream())
                        .toList());
    }

    private void lists() {
        for (String environmentId : features.keySet()) {
            listByEnvironment("list environment ", environmentId);
        }
        listByEnvironment("list environment ", "no-such-environment");
    }

    private void listByEnvironment(String name, String environmentId) {
        script.answers(
                name + "'" + environmentId + "'",
                rows.listByEnvironment(environmentId),
                database -> database.features().listByEnvironment(environmentId));
    }

    private void pages() {
        for (FeatureSort sort : FeatureSort.values()) {
            for (Direction direction : Direction.values()) {
                FeatureQuery query = FeatureQuery.builder()
                        .sort(sort)
                        .direction(direction)
                        .pageSize(7)
                        .build();
                script.lists("pages of 7 by " + sort + " " + direction, environment, query);
            }
        }
        FeatureQuery singly =
                FeatureQuery.builder().sort(FeatureSort.CREATED_AT).pageSize(1).build();
        script.lists("pages of 1 by CREATED_AT", environment, singly);
        FeatureQuery all = FeatureQuery.all();
        script.answers(
                "stream",
                rows.list(environment, all),
                database -> database.features().stream(environment, all).toList());
    }

    private void tags() {
        features.keySet().forEach(environmentId -> allTags("list tags of ", environmentId));
        rows.tags(environment).stream()
                .findFirst()
                .ifPresent(tag -> script.answers(
                        "find a tag by name and kind",
                        Optional.of(tag),
                        database -> database.tags()
                                .findByNameAndEntityType(environment, tag.name(), TagEntityType.FEATURE_FLAG)));
    }

    private void allTags(String name, String environmentId) {
        TagQuery query = TagQuery.builder().pageSize(TagQuery.MAX_PAGE_SIZE).build();
        script.answers(
                name + "'" + environmentId + "'",
                rows.tags(environmentId),
                database -> database.tags().list(environmentId, query).items());
    }

    private record Key(String environmentId, String id) {}
}

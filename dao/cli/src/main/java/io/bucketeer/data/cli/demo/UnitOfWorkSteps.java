package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.Tags;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Units of work that end well, and that do not. */
final class UnitOfWorkSteps {

    private static final String TAG = "demo-unit";

    private final Script script;
    private final ExpectedRows rows;
    private final String environment;
    private final Feature first;
    private final Feature second;

    UnitOfWorkSteps(Script script) {
        this.script = script;
        this.rows = script.rows();
        this.environment = script.data().mainEnvironment();
        this.first = Samples.rich(script.data(), "demo-unit-first");
        this.second = Samples.bare("demo-unit-second", script.now());
    }

    void write() {
        rolledBack("unit: insert, update, tag, then an exception", session -> {
            session.features().insert(environment, first);
            session.features()
                    .update(environment, first.toBuilder().name("changed").build());
            session.tags().upsert(environment, tag());
        });
        nothingStored();
        script.answers(
                "unit: inner unit ends well, then an exception",
                "rolled back",
                database -> abandoned(
                        database,
                        session -> database.inTransaction(inner -> {
                            inner.features().insert(environment, first);
                            return Script.DONE;
                        })));
        nothingStored();
        script.fails(
                "unit: a duplicate key caught inside",
                RollbackOnlyException.class,
                ErrorCode.ROLLBACK_ONLY,
                this::swallowDuplicate);
        nothingStored();
        commit();
    }

    private void rolledBack(String name, Consumer<Session> work) {
        script.answers(name, "rolled back", database -> abandoned(database, work));
    }

    /** The caller's own exception ends the unit, and reaches the caller. */
    private static String abandoned(BucketeerData database, Consumer<Session> work) {
        try {
            return database.inTransaction(session -> {
                work.accept(session);
                throw new AbandonedException();
            });
        } catch (AbandonedException e) {
            return "rolled back";
        }
    }

    private Object swallowDuplicate(BucketeerData database) {
        return database.inTransaction(session -> {
            session.features().insert(environment, first);
            try {
                session.features().insert(environment, first);
            } catch (DuplicateKeyException e) {
                return "caught";
            }
            return "no duplicate";
        });
    }

    private void nothingStored() {
        script.answers("unit: what it left behind", List.of(), this::whatIsStored);
    }

    /** Whatever of this unit's rows is there. */
    private List<Object> whatIsStored(BucketeerData database) {
        Stream<Feature> features = Stream.of(first, second)
                .flatMap(feature -> database.features().findIncludingDeleted(environment, feature.id()).stream());
        Stream<Tag> tags =
                database.tags().findByNameAndEntityType(environment, TAG, TagEntityType.FEATURE_FLAG).stream();
        return Stream.<Object>concat(features, tags).toList();
    }

    private void commit() {
        List<Tag> tags = tag();
        rows.put(environment, first);
        rows.put(environment, second);
        rows.upsert(environment, tags);
        long count = rows.count(environment, FeatureQuery.all());
        script.answers(
                "unit: insert two, tag, count inside",
                count,
                database -> database.inTransaction(session -> {
                    session.features().insert(environment, first);
                    session.features().insert(environment, second);
                    session.tags().upsert(environment, tags);
                    return session.features().count(environment, FeatureQuery.all());
                }));
        script.answers("unit: what it stored", List.of(first, second, tags.getFirst()), this::whatIsStored);
    }

    private List<Tag> tag() {
        return Tags.of(List.of(TAG), TagEntityType.FEATURE_FLAG, script.now());
    }

    /** Ends a unit of work from outside the library. */
    private static final class AbandonedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}

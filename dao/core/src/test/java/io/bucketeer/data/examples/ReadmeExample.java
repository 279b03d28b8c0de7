package io.bucketeer.data.examples;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.Tags;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The example of the README. What stands between the tags is shown there word for word. */
final class ReadmeExample {

    private ReadmeExample() {}

    /** What the example lists at its end. */
    static Page<Feature> run(Path yaml) {
        // tag::example[]
        try (BucketeerData data = BucketeerData.open(yaml)) {
            Feature read = data.features().find("production", "dark-mode").orElseThrow();
            Feature tagged = read.toBuilder().enabled(true).tags(List.of("web")).build();
            data.inTransaction(session -> {
                Feature stored = session.features().update("production", tagged);
                session.tags().upsert("production", Tags.of(stored));
                return stored;
            });
            FeatureQuery query = FeatureQuery.builder().tags(Set.of("web")).build();
            Page<Feature> web = data.features().list("production", query);
            // end::example[]
            return web;
        }
    }
}

package io.bucketeer.data.examples;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.Tags;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The example of the README. What stands between the tags is shown there word for word. */
final class ReadmeExample {

    private ReadmeExample() {}

    /** What the example read back. */
    record Outcome(Feature written, Optional<Feature> found, Page<Feature> web) {}

    static Outcome run(Path yaml) {
        // tag::example[]
        try (BucketeerData data = BucketeerData.open(yaml)) {
            Feature darkMode = Feature.builder()
                    .id("dark-mode")
                    .name("Dark mode")
                    .createdAt(Instant.now())
                    .updatedAt(Instant.now())
                    .variations(
                            List.of(new Variation("on", "true", "On", ""), new Variation("off", "false", "Off", "")))
                    .defaultStrategy(Strategies.fixed("on"))
                    .offVariation("off")
                    .tags(List.of("web"))
                    .build();
            data.inTransaction(session -> {
                session.features().insert("production", darkMode);
                session.tags().upsert("production", Tags.of(darkMode));
                return darkMode;
            });
            Optional<Feature> found = data.features().find("production", "dark-mode");
            FeatureQuery tagged = FeatureQuery.builder().tags(Set.of("web")).build();
            Page<Feature> web = data.features().list("production", tagged);
            // end::example[]
            return new Outcome(darkMode, found, web);
        }
    }
}

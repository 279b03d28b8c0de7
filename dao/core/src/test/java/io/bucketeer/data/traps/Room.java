package io.bucketeer.data.traps;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.contract.Catalog;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An environment of its own for one trap, used through the library alone; every method answers in words.
 *
 * @param data one open database
 * @param config how to open it once more
 * @param database how to look at it past the library
 * @param environment where this trap's rows are
 */
record Room(BucketeerData data, DatabaseConfig config, TestDatabase database, String environment) {

    private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400L);

    /** Stores features with these ids and says which of them are found again as themselves. */
    String ids(String... ids) {
        List<String> found = new ArrayList<>();
        for (String id : ids) {
            String stored = insert(feature(id));
            found.add(stored.equals("stored and read back equal") ? "one" : stored);
        }
        return found.stream().allMatch("one"::equals) ? ids.length + " features, each found alone" : found.toString();
    }

    /** Stores the feature and reads it. */
    String insert(Feature.Builder builder) {
        return outcome(() -> {
            Feature feature = builder.build();
            data.features().insert(environment, feature);
            boolean equal = data.features()
                    .find(environment, feature.id())
                    .filter(feature::equals)
                    .isPresent();
            return equal ? "stored and read back equal" : "CHANGED";
        });
    }

    /** The ids of the features that a query finds, in its order. */
    String list(FeatureQuery.Builder query) {
        return outcome(() -> data.features().list(environment, query.build()).items().stream()
                .map(Feature::id)
                .collect(Collectors.joining(", ", "[", "]")));
    }

    /** What to ask the catalog of its database. */
    Catalog catalog() {
        return Catalog.of(database.type());
    }

    /** The first column of such a query. */
    List<String> column(String sql) {
        return Catalog.column(database, sql);
    }

    /** What was looked for, in words. */
    static String listed(List<String> found) {
        return found.isEmpty() ? "none" : String.join(", ", found);
    }

    /** What the work gives on another thread, which has no part in a unit of this one. */
    static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    /** What the work gives, or how it was refused. */
    String outcome(Work work) {
        try {
            return work.run();
        } catch (InvalidDataException e) {
            return e.violations().isEmpty()
                    ? "refused by the database as " + e.code()
                    : "refused before any SQL: " + e.violations().getFirst();
        } catch (DataAccessException e) {
            return "refused as " + e.code();
        } catch (IllegalArgumentException e) {
            return "refused: " + e.getMessage();
        }
    }

    /** A small feature. */
    static Feature.Builder feature(String id) {
        return Feature.builder()
                .id(id)
                .createdAt(NOW)
                .updatedAt(NOW)
                .defaultStrategy(Strategies.fixed("on"))
                .offVariation("on");
    }

    /** A small feature with one variation of this value. */
    static Feature.Builder valued(String value) {
        return feature("f").variations(List.of(new Variation("on", value, "", "")));
    }

    /** A tag of features. */
    static Tag tag(String id, String name) {
        return Tag.builder()
                .id(id)
                .name(name)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }

    /** Something done with the library. */
    @FunctionalInterface
    interface Work {

        String run();
    }
}

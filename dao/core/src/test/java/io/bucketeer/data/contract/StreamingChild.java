package io.bucketeer.data.contract;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.InEnvironment;
import java.util.stream.Stream;

/** What another JVM with a small heap runs: counts the features that it streams. */
final class StreamingChild {

    /** Where the password stands in the environment. */
    static final String PASSWORD = "STREAMING_CHILD_PASSWORD";

    /** What every streamed feature must have arrived with: so many characters, of one byte each on the heap. */
    static final int DESCRIPTION_LENGTH = 600;

    private static final FeatureQuery QUERY =
            FeatureQuery.builder().sort(FeatureSort.CREATED_AT).build();

    private StreamingChild() {}

    /** Type, host, port, name and user of the database, and the environment. */
    public static void main(String[] arguments) {
        DatabaseConfig config = DatabaseConfig.of(
                arguments[0],
                arguments[1],
                Integer.parseInt(arguments[2]),
                arguments[3],
                arguments[4],
                System.getenv(PASSWORD));
        try (BucketeerData data = BucketeerData.open(DataConfig.of(config))) {
            try (Stream<Feature> features = data.features().stream(arguments[5], QUERY)) {
                System.out.println(
                        "stream " + features.filter(StreamingChild::isWhole).count());
            }
            try (Stream<InEnvironment<Feature>> features = data.featureDirectory().stream()) {
                System.out.println("directory "
                        + features.map(InEnvironment::item)
                                .filter(StreamingChild::isWhole)
                                .count());
            }
        }
    }

    private static boolean isWhole(Feature feature) {
        return feature.description().length() == DESCRIPTION_LENGTH;
    }
}

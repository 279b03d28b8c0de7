package io.bucketeer.data.contract;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.SegmentUserQuery;
import java.time.Duration;
import java.util.stream.Stream;

/** What another JVM with a small heap runs: counts the rows that it streams. */
final class StreamingChild {

    /** Where the password stands in the environment. */
    static final String PASSWORD = "STREAMING_CHILD_PASSWORD";

    /** What every streamed feature must have arrived with: so many characters, of one byte each on the heap. */
    static final int DESCRIPTION_LENGTH = 600;

    /** How long the name of every streamed user must be. */
    static final int USER_LENGTH = 180;

    private static final FeatureQuery QUERY =
            FeatureQuery.builder().sort(FeatureSort.CREATED_AT).build();

    private StreamingChild() {}

    /** Type, host, port, name and user of the database, the environment, and which rows: {@code features, users}. */
    public static void main(String[] arguments) {
        // the first connection of a JVM loads the whole driver, on a busy machine slowly
        PoolConfig patient =
                PoolConfig.builder().connectionTimeout(Duration.ofSeconds(30)).build();
        DatabaseConfig config = DatabaseConfig.of(
                        arguments[0],
                        arguments[1],
                        Integer.parseInt(arguments[2]),
                        arguments[3],
                        arguments[4],
                        System.getenv(PASSWORD))
                .withPool(patient);
        try (BucketeerData data = BucketeerData.open(DataConfig.of(config))) {
            if (arguments[6].equals("users")) {
                streamUsers(data, arguments[5]);
            } else {
                streamFeatures(data, arguments[5]);
            }
        }
    }

    private static void streamUsers(BucketeerData data, String environment) {
        SegmentUserQuery query = SegmentUserQuery.builder().segmentId("segment").build();
        try (Stream<SegmentUser> users = data.segmentUsers().stream(environment, query)) {
            System.out.println("users "
                    + users.filter(user -> user.userId().length() == USER_LENGTH)
                            .count());
        }
    }

    private static void streamFeatures(BucketeerData data, String environment) {
        try (Stream<Feature> features = data.features().stream(environment, QUERY)) {
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

    private static boolean isWhole(Feature feature) {
        return feature.description().length() == DESCRIPTION_LENGTH;
    }
}

package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.model.SegmentUser;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways to upsert users that are compared. All use the library's pool and driver settings. */
public enum Way {
    /** This library, with its validation and sorting. */
    LIBRARY("this library", null, 0, null),
    MYSQL_JSON_TABLE_1000("JSON_TABLE, 1,000 rows", "mysql", 1_000, MySqlStatements::jsonTable),
    MYSQL_JSON_TABLE_5000("JSON_TABLE, 5,000 rows", "mysql", 5_000, MySqlStatements::jsonTable),
    MYSQL_JSON_TABLE_10000("JSON_TABLE, 10,000 rows", "mysql", 10_000, MySqlStatements::jsonTable),
    MYSQL_VALUES_100("VALUES, 100 rows", "mysql", 100, MySqlStatements::values),
    MYSQL_VALUES_300("VALUES, 300 rows", "mysql", 300, MySqlStatements::values),
    MYSQL_VALUES_500("VALUES, 500 rows", "mysql", 500, MySqlStatements::values),
    MYSQL_VALUES_5000("VALUES, 5,000 rows", "mysql", 5_000, MySqlStatements::values),
    MYSQL_CLIENT_VALUES_500("VALUES by the driver, 500 rows", "mysql", 500, MySqlStatements::clientValues),
    MYSQL_CLIENT_VALUES_5000("VALUES by the driver, 5,000 rows", "mysql", 5_000, MySqlStatements::clientValues),
    MYSQL_BATCH_500("rewritten batch, 500 rows", "mysql", 500, MySqlStatements::batch),
    MYSQL_CLIENT_BATCH_500("rewritten batch by the driver, 500 rows", "mysql", 500, MySqlStatements::clientBatch),
    POSTGRES_UNNEST_1000("unnest, 1,000 rows", "postgres", 1_000, PostgresStatements::unnest),
    POSTGRES_UNNEST_5000("unnest, 5,000 rows", "postgres", 5_000, PostgresStatements::unnest),
    POSTGRES_UNNEST_10000("unnest, 10,000 rows", "postgres", 10_000, PostgresStatements::unnest),
    POSTGRES_UNNEST_ALWAYS_5000(
            "unnest that writes equal rows anew, 5,000 rows", "postgres", 5_000, PostgresStatements::unnestAlways),
    POSTGRES_VALUES_500("VALUES, 500 rows", "postgres", 500, PostgresStatements::values),
    POSTGRES_VALUES_5000("VALUES, 5,000 rows", "postgres", 5_000, PostgresStatements::values),
    POSTGRES_BATCH_500("rewritten batch, 500 rows", "postgres", 500, PostgresStatements::batch),
    POSTGRES_COPY("COPY, then INSERT from the copy", "postgres", SampleUsers.COUNT, PostgresStatements::copy);

    private final String label;
    private final @Nullable String database;
    private final int sliceRows;
    private final @Nullable Supplier<SlicedUpsert.Sender> sender;

    Way(String label, @Nullable String database, int sliceRows, @Nullable Supplier<SlicedUpsert.Sender> sender) {
        this.label = label;
        this.database = database;
        this.sliceRows = sliceRows;
        this.sender = sender;
    }

    /** What it is called in reports. */
    public String label() {
        return label;
    }

    /** The ways to do it on that database, the library's first. */
    static List<Way> of(String database) {
        return Stream.of(values())
                .filter(way -> way.database == null || way.database.equals(database))
                .toList();
    }

    /** Opens it on a database whose configuration allows one connection. */
    UserUpsert open(DataConfig config) {
        return sender == null
                ? new LibraryUpsert(BucketeerData.open(config))
                : SlicedUpsert.open(config, sliceRows, sender.get());
    }

    /** The library, through its door. */
    private record LibraryUpsert(BucketeerData data) implements UserUpsert {

        @Override
        public void upsert(List<SegmentUser> users) {
            data.segmentUsers().upsert(SampleUsers.ENVIRONMENT_ID, users);
        }

        @Override
        public void close() {
            data.close();
        }
    }
}

package io.bucketeer.data.contract;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.config.Tls;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.UnavailableException;
import java.time.Duration;

/** What another JVM runs: asks one question again and again, and prints each answer that differs from the one before. */
final class FailoverChild {

    static final String WORKS = "works";

    /** Where the password stands in the environment. */
    static final String PASSWORD = "FAILOVER_CHILD_PASSWORD";

    private FailoverChild() {}

    /** Type, port, name and user of the database; its host is the one that moves. */
    public static void main(String[] arguments) throws InterruptedException {
        DatabaseConfig config = DatabaseConfig.of(
                        arguments[0],
                        MovingHost.NAME,
                        Integer.parseInt(arguments[1]),
                        arguments[2],
                        arguments[3],
                        System.getenv(PASSWORD))
                .withTls(Tls.off())
                .withPool(PoolConfig.builder()
                        .maximumSize(1)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .build());
        try (BucketeerData data = open(DataConfig.of(config))) {
            String before = "";
            while (true) {
                String now = ask(data);
                if (!now.equals(before)) {
                    System.out.println(now);
                    before = now;
                }
                Thread.sleep(20);
            }
        }
    }

    /** On a busy machine the first connection of a JVM, which loads the whole driver, may take longer than the pool allows. */
    private static BucketeerData open(DataConfig config) {
        while (true) {
            try {
                return BucketeerData.open(config);
            } catch (UnavailableException e) {
                System.out.println("not open yet: " + e.getMessage());
            }
        }
    }

    private static String ask(BucketeerData data) {
        try {
            return data.features().find("", "").isEmpty() ? WORKS : "a feature that nobody made";
        } catch (DataAccessException e) {
            return e.code().name();
        }
    }
}

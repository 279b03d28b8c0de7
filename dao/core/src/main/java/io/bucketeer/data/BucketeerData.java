package io.bucketeer.data;

import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.jooq.Engine;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the library: opens the database that a configuration names and hands out its repositories. Which database
 * it is makes no difference to anything that is called here.
 *
 * <p>Open one per service and close it at the end; it holds a pool of connections. Thread-safe.
 */
public final class BucketeerData extends RepositoryAccess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BucketeerData.class);

    private final OpenDatabase database;
    private final Engine engine;

    private BucketeerData(OpenDatabase database, ApiKeysConfig apiKeys, Clock clock) {
        this.database = database;
        this.engine = new Engine(database, apiKeys, clock);
    }

    /**
     * Opens what a YAML file describes.
     *
     * @throws io.bucketeer.data.error.ConfigurationException when the file, the server's settings or the schema do not
     *     fit; all problems at once, each with its place and remedy
     * @throws io.bucketeer.data.error.UnavailableException when the server does not answer
     */
    public static BucketeerData open(Path yaml) {
        return open(DataConfig.load(yaml));
    }

    /** Opens what a configuration describes; errors as for {@link #open(Path)}. */
    public static BucketeerData open(DataConfig config) {
        return open(config, Clock.systemUTC());
    }

    /** As {@link #open(DataConfig)}, with the clock that gives the time of change of updates and deletes. */
    public static BucketeerData open(DataConfig config, Clock clock) {
        if (config.events().isPresent()) {
            LOG.warn("The configuration names a database for events, but this release has no events: it is not opened");
        }
        if (config.nosql().isPresent()) {
            LOG.warn("The configuration switches a cache on, but this release has none:"
                    + " every read goes to the database");
        }
        return new BucketeerData(Databases.open(config.rdbms()), config.apiKeys(), clock);
    }

    /** As {@link #inTransaction(TransactionOptions, Function)} with {@link TransactionOptions#DEFAULT}. */
    public <T extends @Nullable Object> T inTransaction(Function<Session, T> work) {
        return inTransaction(TransactionOptions.DEFAULT, work);
    }

    /**
     * Runs work as one unit: everything it writes is committed, or nothing. The unit belongs to the calling thread;
     * every repository call of that thread takes part in it, and an inner unit joins the outer one.
     *
     * <p>After a deadlock, a serialization failure or a lock time-out the whole work is run again, so it must bear
     * that. After any other error of the database, and after whatever an inner unit threw, the unit can only be rolled
     * back, even when the work catches it. A refusal without such an error, such as a stale version, leaves the unit
     * usable.
     *
     * @return what the work returned
     * @throws io.bucketeer.data.error.RollbackOnlyException when the work swallowed an error of the database
     * @throws io.bucketeer.data.error.CommitOutcomeUnknownException when the connection was lost during the commit
     */
    public <T extends @Nullable Object> T inTransaction(TransactionOptions options, Function<Session, T> work) {
        return engine.inTransaction(options, work);
    }

    @Override
    Session repositories() {
        return engine.repositories();
    }

    /** Closes the pool. What runs is cut off; later calls fail with {@code CLOSED}. */
    @Override
    public void close() {
        engine.close();
        database.close();
    }
}

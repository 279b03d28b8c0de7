package io.bucketeer.data.jooq;

import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One open database with everything that its repositories share. Thread-safe; made by the library's door. */
public final class Engine {

    private final Dialect dialect;
    private final ApiKeysConfig apiKeys;
    private final Clock clock;
    private final Renderer renderer;
    private final Connections connections;
    private final Transactions transactions;
    private final Session repositories;

    /** As {@link #Engine(OpenDatabase, ApiKeysConfig, Clock)} with the defaults for API keys. */
    public Engine(OpenDatabase database, Clock clock) {
        this(database, ApiKeysConfig.defaults(), clock);
    }

    /** The clock gives the time of change of updates and deletes. */
    public Engine(OpenDatabase database, ApiKeysConfig apiKeys, Clock clock) {
        this.dialect = database.dialect();
        this.apiKeys = apiKeys;
        this.clock = clock;
        this.renderer = new Renderer(dialect);
        this.connections = new Connections(database.dataSource(), dialect.errorTranslator());
        this.transactions = new Transactions(connections);
        this.repositories = new Repositories(this);
    }

    /** The repositories; inside a unit of work they take part in it. */
    public Session repositories() {
        return repositories;
    }

    /** Runs work as a unit: all of it is committed, or none. The session serves inside it alone. */
    public <T extends @Nullable Object> T inTransaction(TransactionOptions options, Function<Session, T> work) {
        return transactions.inTransaction(
                options, () -> work.apply(new UnitSession(repositories, transactions.membership())));
    }

    /** Refuses all further calls. */
    public void close() {
        connections.close();
    }

    Dialect dialect() {
        return dialect;
    }

    ApiKeysConfig apiKeys() {
        return apiKeys;
    }

    Renderer renderer() {
        return renderer;
    }

    Transactions transactions() {
        return transactions;
    }

    /** Now, as the operational tables keep it: whole seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}

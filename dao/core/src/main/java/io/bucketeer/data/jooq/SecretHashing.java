package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.ApiKeyTable.API_KEY;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the hash of secrets that are found in clear. A look-up never fails for it and hardly waits: a row that
 * somebody has locked is left to the next look-up, and after a failure, such as that the server takes only reads,
 * nothing is tried for a while. Thread-safe.
 */
final class SecretHashing {

    /** How long nothing is written after a failure. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SecretHashing.class);
    private static final TransactionOptions ONE_ATTEMPT = new TransactionOptions(1, false);

    private final Engine engine;
    private final String lock;
    private final String store;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

    SecretHashing(Engine engine, SecretRules secrets) {
        this.engine = engine;
        Renderer renderer = engine.renderer();
        this.lock = lock(renderer);
        this.store = store(renderer, secrets.storesInClear());
    }

    /** environment, key, hash, hash: the row as it was found, unless others hold it or the hash is another row's. */
    private static String lock(Renderer renderer) {
        return renderer.sql(renderer.dsl()
                .select(DSL.inline(1))
                .from(API_KEY)
                .where(ApiKeyEntity.INSTANCE.isRow())
                .and(EnvironmentApiKeys.LEGACY_HASH.eq(""))
                .and(API_KEY.SECRET_HASH.isNull())
                .andNotExists(renderer.dsl()
                        .select(DSL.inline(1))
                        .from(API_KEY.as("other"))
                        .where(DSL.field(DSL.name("other", "secret_hash"), String.class)
                                .eq("")))
                .forUpdate()
                .skipLocked());
    }

    /** hash, environment, key. */
    private static String store(Renderer renderer, boolean inClear) {
        UpdateSetMoreStep<Record> update =
                renderer.dsl().update(API_KEY).set(API_KEY.SECRET_HASH, FixedStatements.parameter(API_KEY.SECRET_HASH));
        return renderer.sql(
                (inClear ? update : update.set(API_KEY.API_KEY_, DSL.inline(""))).where(ApiKeyEntity.INSTANCE.isRow()));
    }

    /**
     * Hashes the secret of a key that was found in clear. Not inside a unit of work: its error would doom the caller's
     * work, and a connection of its own could keep it waiting for itself.
     */
    void hash(String environmentId, String id, ApiKeySecret secret) {
        Transactions transactions = engine.transactions();
        if (transactions.isInUnit() || engine.now().isBefore(pausedUntil.get())) {
            return;
        }
        Action action = new Action("hash the secret of", API_KEY.getName(), environmentId, id);
        String hash = SecretRules.hash(secret);
        try {
            transactions.inTransaction(
                    ONE_ATTEMPT,
                    () -> transactions.atomically(
                            action, connection -> lock(connection, action, hash) && store(connection, action, hash)));
        } catch (DataAccessException e) {
            pausedUntil.set(engine.now().plus(PAUSE));
            LOG.warn("A secret stays as it was stored, and others for {} s: {}", PAUSE.toSeconds(), e.getMessage());
        }
    }

    private boolean lock(Connection connection, Action action, String hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            RowBinder binder = new RowBinder(statement, engine.dialect().nestedValues());
            binder.key(action.environmentId(), action.requireKey());
            binder.text(hash);
            binder.text(hash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean store(Connection connection, Action action, String hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(store)) {
            RowBinder binder = new RowBinder(statement, engine.dialect().nestedValues());
            binder.text(hash);
            binder.key(action.environmentId(), action.requireKey());
            return statement.executeUpdate() == 1;
        }
    }
}

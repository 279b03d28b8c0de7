package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.ApiKeyTable.API_KEY;

import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds API keys by their secrets. Thread-safe. */
final class SecretLookup {

    private static final Action ACTION = new Action("look up a secret of", "api_key", null, null);

    private final Engine engine;
    private final SecretRules secrets;
    private final SecretHashing hashing;
    /** hash. */
    final String byHash;

    /**
     * hash, hash. One statement for both columns: it sees a key that somebody is just hashing before or after that,
     * where two statements could look for it in both places at the wrong times.
     */
    final String byAnyHash;

    SecretLookup(Engine engine) {
        this.engine = engine;
        this.secrets = new SecretRules(engine.apiKeys());
        this.hashing = new SecretHashing(engine, secrets);
        this.byHash = byHash(engine.renderer());
        this.byAnyHash = byAnyHash(engine.renderer());
    }

    private static String byHash(Renderer renderer) {
        return renderer.sql(EnvironmentApiKeys.from(renderer.dsl().select(EnvironmentApiKeys.columns()))
                .where(API_KEY.SECRET_HASH.eq("")));
    }

    private static String byAnyHash(Renderer renderer) {
        List<Field<?>> columns = new ArrayList<>(EnvironmentApiKeys.columns());
        columns.add(API_KEY.SECRET_HASH);
        return renderer.sql(EnvironmentApiKeys.from(renderer.dsl().select(columns))
                .where(API_KEY.SECRET_HASH.eq("").or(EnvironmentApiKeys.LEGACY_HASH.eq("")))
                .orderBy(
                        DSL.case_()
                                .when(API_KEY.SECRET_HASH.isNull(), DSL.inline(1))
                                .else_(DSL.inline(0)),
                        API_KEY.ENVIRONMENT_ID,
                        API_KEY.ID)
                .limit(DSL.inline(1)));
    }

    Optional<EnvironmentApiKey> find(ApiKeySecret secret) {
        if (!secrets.canExist(secret)) {
            return Optional.empty();
        }
        String hash = SecretRules.hash(secret);
        Optional<EnvironmentApiKey> found = findHashed(hash);
        return found.isPresent() || !secrets.legacyLookup() ? found : findInClear(hash, secret);
    }

    private Optional<EnvironmentApiKey> findHashed(String hash) {
        return engine.transactions().read(ACTION, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(byHash)) {
                statement.setString(1, hash);
                try (ResultSet rows = statement.executeQuery()) {
                    RowReader reader = EnvironmentApiKeys.reader(engine, rows, ACTION);
                    return reader.next() ? Optional.of(EnvironmentApiKeys.read(reader)) : Optional.empty();
                }
            }
        });
    }

    private Optional<EnvironmentApiKey> findInClear(String hash, ApiKeySecret secret) {
        Optional<Found> found = engine.transactions().read(ACTION, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(byAnyHash)) {
                statement.setString(1, hash);
                statement.setString(2, hash);
                try (ResultSet rows = statement.executeQuery()) {
                    RowReader reader = EnvironmentApiKeys.reader(engine, rows, ACTION);
                    return reader.next()
                            ? Optional.of(new Found(EnvironmentApiKeys.read(reader), reader.text()))
                            : Optional.empty();
                }
            }
        });
        found.filter(key -> key.secretHash == null)
                .ifPresent(key -> hashing.hash(
                        key.key.environment().id(), key.key.apiKey().id(), secret));
        return found.map(Found::key);
    }

    /** A key, and the hash that is stored of its secret. */
    private record Found(EnvironmentApiKey key, @Nullable String secretHash) {}
}

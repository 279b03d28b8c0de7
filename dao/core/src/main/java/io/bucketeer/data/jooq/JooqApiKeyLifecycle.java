package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.ApiKeyTable.API_KEY;

import io.bucketeer.data.dialect.BulkWrites;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeyLifecycle;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeyUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** {@link ApiKeyLifecycle} on whichever database the engine has open. */
abstract class JooqApiKeyLifecycle implements ApiKeyLifecycle {

    private static final int BATCH_ROWS = 1_000;

    private final Engine engine;
    private final TableGateway<ApiKey> keys;
    private final PresentKeys presentKeys;
    private final SecretRules secrets;
    private final String insert;
    private final String isInClear;

    JooqApiKeyLifecycle(Engine engine) {
        this.engine = engine;
        this.keys = new TableGateway<>(engine, ApiKeyEntity.INSTANCE);
        this.presentKeys = new PresentKeys(
                engine.dialect().bulkWrites(),
                new BulkWrites.Target(API_KEY, API_KEY.ENVIRONMENT_ID, API_KEY.ID, ApiKeyEntity.INSTANCE.columns()));
        this.secrets = new SecretRules(engine.apiKeys());
        Renderer renderer = engine.renderer();
        List<Field<?>> columns = new ArrayList<>(ApiKeyEntity.INSTANCE.columns());
        columns.addAll(List.of(API_KEY.ENVIRONMENT_ID, API_KEY.API_KEY_, API_KEY.SECRET_HASH));
        this.insert = renderer.sql(renderer.dsl()
                .insertInto(API_KEY)
                .columns(columns)
                .values(columns.stream().map(FixedStatements::parameter).toList()));
        this.isInClear = renderer.sql(renderer.dsl()
                .select(DSL.inline(1))
                .from(API_KEY)
                .where(EnvironmentApiKeys.LEGACY_HASH.eq(""))
                .limit(DSL.inline(1)));
    }

    @Override
    public final ApiKeySecret create(String environmentId, ApiKey apiKey) {
        ApiKeySecret secret = ApiKeySecret.generate();
        Action action = keys.action("create", environmentId, apiKey.id());
        keys.check(action, environmentId, apiKey);
        engine.transactions().write(action, connection -> insert(connection, environmentId, apiKey, secret));
        return secret;
    }

    @Override
    public final void createWithSecret(String environmentId, ApiKey apiKey, ApiKeySecret secret) {
        Action action = keys.action("create", environmentId, apiKey.id());
        Validator validator = new Validator(action);
        validator.text("environmentId", environmentId, ApiKeyEntity.INSTANCE.tenantLength());
        ApiKeyEntity.INSTANCE.check(validator, environmentId, apiKey);
        secrets.check(validator, secret);
        validator.finish();
        engine.transactions().atomically(action, connection -> {
            requireNotInClear(connection, action, secret);
            return insert(connection, environmentId, apiKey, secret);
        });
    }

    private int insert(Connection connection, String environmentId, ApiKey apiKey, ApiKeySecret secret)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            RowBinder binder = keys.binder(statement);
            ApiKeyEntity.INSTANCE.bind(binder, apiKey);
            binder.text(environmentId);
            binder.text(secrets.inClear(secret));
            binder.text(SecretRules.hash(secret));
            return statement.executeUpdate();
        }
    }

    /** The database keeps hashes apart, but not a hash from a secret in clear, whose key would no longer be found. */
    private void requireNotInClear(Connection connection, Action action, ApiKeySecret secret) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(isInClear)) {
            keys.binder(statement).text(SecretRules.hash(secret));
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    throw new DuplicateKeyException(
                            "unique_api_key_secret_hash", action + ": another key has the same secret", null);
                }
            }
        }
    }

    /** Sorted keys are locked in one order by all writers, so that they do not deadlock. */
    @Override
    public final int touch(String environmentId, Collection<ApiKeyUse> uses) {
        Action action = keys.action("touch", environmentId);
        SortedMap<String, Long> latest = latest(action, environmentId, uses);
        if (latest.isEmpty()) {
            return 0;
        }
        return engine.transactions().atomically(action, connection -> {
            int moved = 0;
            Map<String, Long> batch = new LinkedHashMap<>();
            for (Map.Entry<String, Long> use : latest.entrySet()) {
                batch.put(use.getKey(), use.getValue());
                if (batch.size() == BATCH_ROWS || use.getKey().equals(latest.lastKey())) {
                    moved += moveForward(connection, environmentId, batch);
                    batch.clear();
                }
            }
            return moved;
        });
    }

    private static SortedMap<String, Long> latest(Action action, String environmentId, Collection<ApiKeyUse> uses) {
        List<ApiKeyUse> copy = new ArrayList<>(uses);
        check(action, environmentId, List.of(), 0);
        for (int from = 0; from < copy.size(); from += BATCH_ROWS) {
            check(action, environmentId, copy.subList(from, Math.min(copy.size(), from + BATCH_ROWS)), from);
        }
        SortedMap<String, Long> latest = new TreeMap<>();
        for (ApiKeyUse use : copy) {
            latest.merge(use.id(), use.usedAt().getEpochSecond(), Math::max);
        }
        return latest;
    }

    /** A batch at a time: all uses together may be larger than any row. */
    private static void check(Action action, String environmentId, List<ApiKeyUse> uses, int from) {
        Validator validator = new Validator(action);
        validator.text("environmentId", environmentId, ApiKeyEntity.INSTANCE.tenantLength());
        for (int i = 0; i < uses.size(); i++) {
            String name = "uses[" + (from + i) + "]";
            ApiKeyUse use = uses.get(i);
            if (use == null) {
                validator.report(name, "is null");
            } else {
                validator.text(name + ".id", use.id(), ApiKeyEntity.INSTANCE.keyLength());
            }
        }
        validator.finish();
    }

    private int moveForward(Connection connection, String environmentId, Map<String, Long> batch) throws SQLException {
        Map<String, Long> present = new LinkedHashMap<>(batch);
        List<String> ids = List.copyOf(batch.keySet());
        present.keySet().retainAll(Set.copyOf(presentKeys.among(connection, environmentId, ids)));
        if (present.isEmpty()) {
            return 0;
        }
        Query query = engine.dialect().apiKeyUses().moveForward(environmentId, present);
        Renderer renderer = engine.renderer();
        try (PreparedStatement statement = connection.prepareStatement(renderer.sql(query))) {
            new ListStatement("", renderer.values(query)).bind(keys.binder(statement));
            return statement.executeUpdate();
        }
    }
}

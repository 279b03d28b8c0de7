package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.ApiKeyTable.API_KEY;

import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.SharedSecret;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Finds the API keys that have one secret. Hashes stay in here. Thread-safe. */
final class SharedSecrets {

    private static final Action ACTION = new Action("list shared secrets of", "api_key", null, null);

    private final Engine engine;
    private final String sql;

    SharedSecrets(Engine engine) {
        this.engine = engine;
        Renderer renderer = engine.renderer();
        Field<String> environmentId = unqualified(API_KEY.ENVIRONMENT_ID);
        Field<String> id = unqualified(API_KEY.ID);
        Field<String> secretHash = unqualified(API_KEY.SECRET_HASH);
        Field<String> hash = DSL.field(DSL.name("any_hash"), String.class);
        Table<?> keys = renderer.dsl()
                .select(
                        API_KEY.ENVIRONMENT_ID,
                        API_KEY.ID,
                        API_KEY.SECRET_HASH,
                        DSL.coalesce(API_KEY.SECRET_HASH, EnvironmentApiKeys.LEGACY_HASH)
                                .as(hash))
                .from(API_KEY)
                .asTable("hashed");
        this.sql = renderer.sql(renderer.dsl()
                .select(environmentId, id, hash)
                .from(keys)
                .where(hash.in(renderer.dsl()
                        .select(hash)
                        .from(keys)
                        .groupBy(hash)
                        .having(DSL.count().gt(DSL.inline(1)))))
                .orderBy(DSL.case_().when(secretHash.isNull(), DSL.inline(1)).else_(DSL.inline(0)), environmentId, id));
    }

    private static Field<String> unqualified(Field<String> column) {
        return DSL.field(column.getUnqualifiedName(), String.class);
    }

    List<SharedSecret> list() {
        return engine.transactions().read(ACTION, connection -> {
            Map<String, List<InEnvironment<String>>> keys = new LinkedHashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.computeIfAbsent(rows.getString(3), hash -> new ArrayList<>())
                            .add(new InEnvironment<>(rows.getString(1), rows.getString(2)));
                }
            }
            return keys.values().stream().map(SharedSecret::new).toList();
        });
    }
}

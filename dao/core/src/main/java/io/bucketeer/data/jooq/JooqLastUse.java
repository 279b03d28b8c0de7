package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.FeatureLastUsedInfoTable.FEATURE_LAST_USED_INFO;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.repository.LastUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.Query;

/**
 * {@link LastUse}: versions are compared in Java, so rows are locked first. An insert that leaves rows that are there as
 * they are locks those too; it goes through the keys in order, as all writers do, so that they do not deadlock.
 */
abstract class JooqLastUse implements LastUse {

    private static final FeatureLastUsedInfoEntity ENTITY = FeatureLastUsedInfoEntity.INSTANCE;

    private final Engine engine;
    private final TableGateway<FeatureLastUsedInfo> gateway;
    private final String insertOrLock;
    private final String update;

    JooqLastUse(Engine engine) {
        this.engine = engine;
        this.gateway = new TableGateway<>(engine, ENTITY);
        Renderer renderer = engine.renderer();
        this.insertOrLock = gateway.statements.insert + " "
                + engine.dialect()
                        .upsertClause()
                        .lock(List.of(ENTITY.key().getName(), ENTITY.tenant().getName()));
        this.update = renderer.sql(renderer.dsl()
                .update(FEATURE_LAST_USED_INFO)
                .set(FEATURE_LAST_USED_INFO.LAST_USED_AT, 0L)
                .set(FEATURE_LAST_USED_INFO.CLIENT_OLDEST_VERSION, "")
                .set(FEATURE_LAST_USED_INFO.CLIENT_LATEST_VERSION, "")
                .where(ENTITY.isRow()));
    }

    @Override
    public final void upsert(String environmentId, Collection<FeatureLastUsedInfo> infos) {
        Map<String, FeatureLastUsedInfo> byId = new TreeMap<>();
        for (FeatureLastUsedInfo info : gateway.copied("upsert", environmentId, infos)) {
            gateway.check(gateway.action("upsert", environmentId, info.id()), environmentId, info);
            byId.merge(info.id(), info, LastUses::together);
        }
        if (byId.isEmpty()) {
            return;
        }
        Action action = gateway.action("upsert", environmentId);
        List<FeatureLastUsedInfo> sorted = List.copyOf(byId.values());
        engine.transactions().atomically(action, connection -> {
            for (int from = 0; from < sorted.size(); from += TableGateway.BATCH_ROWS) {
                int to = Math.min(from + TableGateway.BATCH_ROWS, sorted.size());
                store(connection, action, environmentId, sorted.subList(from, to));
            }
            return sorted.size();
        });
    }

    /** Afterwards every row is there and locked; what was there before may be behind. */
    private void store(Connection connection, Action action, String environmentId, List<FeatureLastUsedInfo> given)
            throws SQLException {
        gateway.sendBatches(connection, insertOrLock, environmentId, given);
        Map<String, FeatureLastUsedInfo> stored = stored(connection, action, environmentId, given);
        List<FeatureLastUsedInfo> changed = new ArrayList<>();
        for (FeatureLastUsedInfo info : given) {
            FeatureLastUsedInfo before = Objects.requireNonNull(stored.get(info.id()));
            FeatureLastUsedInfo after = LastUses.together(before, info);
            if (!after.equals(before)) {
                changed.add(after);
            }
        }
        write(connection, environmentId, changed);
    }

    private Map<String, FeatureLastUsedInfo> stored(
            Connection connection, Action action, String environmentId, List<FeatureLastUsedInfo> given)
            throws SQLException {
        ListStatement query = select(
                environmentId, given.stream().map(FeatureLastUsedInfo::id).toList());
        Map<String, FeatureLastUsedInfo> stored = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            query.bind(gateway.binder(statement));
            try (ResultSet rows = statement.executeQuery()) {
                gateway.readAll(rows, action).forEach(info -> stored.put(info.id(), info));
            }
        }
        return stored;
    }

    /** The statement that reads the rows of these ids. */
    final ListStatement select(String environmentId, List<String> ids) {
        Renderer renderer = engine.renderer();
        Query query = renderer.dsl()
                .select(renderer.selection(ENTITY.columns()))
                .from(FEATURE_LAST_USED_INFO)
                .where(FEATURE_LAST_USED_INFO.ENVIRONMENT_ID.eq(environmentId))
                .and(engine.dialect().listPredicates().anyOf(FEATURE_LAST_USED_INFO.ID, ids));
        return new ListStatement(renderer.sql(query), renderer.values(query));
    }

    private void write(Connection connection, String environmentId, List<FeatureLastUsedInfo> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            RowBinder binder = gateway.binder(statement);
            for (FeatureLastUsedInfo info : changed) {
                binder.restart();
                binder.instant(info.lastUsedAt());
                binder.text(info.clientOldestVersion());
                binder.text(info.clientLatestVersion());
                binder.key(environmentId, info.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

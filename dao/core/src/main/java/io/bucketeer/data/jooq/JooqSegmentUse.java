package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.SegmentTable.SEGMENT;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.repository.SegmentUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/** {@link SegmentUse}, and the filter and the order that look at features. */
abstract class JooqSegmentUse implements SegmentUse {

    /** How many features the refusal of a deletion names. */
    private static final int NAMED_FEATURES = 3;

    private final Engine engine;
    private final GuardedGateway<Segment> segments;
    private final UsersOfSegment users;

    JooqSegmentUse(Engine engine) {
        this.engine = engine;
        this.segments = new GuardedGateway<>(engine, SegmentEntity.INSTANCE);
        this.users = new UsersOfSegment(engine);
    }

    @Override
    public final boolean delete(String environmentId, String id) {
        return deleteIfRead(environmentId, id, null);
    }

    @Override
    public final boolean delete(String environmentId, String id, Instant updatedAt) {
        return deleteIfRead(environmentId, id, Objects.requireNonNull(updatedAt, "updatedAt"));
    }

    private boolean deleteIfRead(String environmentId, String id, @Nullable Instant readAt) {
        Action action = segments.action("delete", environmentId, id);
        segments.checkKey(action, environmentId, id);
        return engine.transactions().atomically(action, connection -> {
            OptionalLong storedAt = segments.lockGuardIncludingDeleted(connection, action);
            if (storedAt.isEmpty()) {
                return false;
            }
            if (readAt != null && readAt.getEpochSecond() != storedAt.getAsLong()) {
                throw Errors.stale(
                        action, "changed at " + readAt, "changed at " + Instant.ofEpochSecond(storedAt.getAsLong()));
            }
            requireUnused(action, pairs(connection, environmentId, List.of(id)));
            users.delete(connection, environmentId, id);
            run(connection, segments.statements.delete, environmentId, id);
            return true;
        });
    }

    private static void requireUnused(Action action, Map<String, List<String>> features) {
        List<String> using = features.getOrDefault(action.requireKey(), List.of());
        if (!using.isEmpty()) {
            String named =
                    using.stream().limit(NAMED_FEATURES).map(Action::shown).collect(Collectors.joining(", "));
            String use = using.size() == 1 ? "1 feature uses it, " : using.size() + " features use it, among them ";
            throw new ForeignKeyViolationException(
                    ErrorCode.IN_USE, "feature.rules", action + ": " + use + named, null);
        }
    }

    private void run(Connection connection, String sql, String environmentId, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            segments.binder(statement).key(environmentId, id);
            statement.executeUpdate();
        }
    }

    @Override
    public final List<String> featuresUsing(String environmentId, String id) {
        return featuresUsing(environmentId, List.of(id)).getOrDefault(id, List.of());
    }

    @Override
    public final Map<String, List<String>> featuresUsing(String environmentId, Collection<String> ids) {
        Action action = new Action("list features using", "segment", environmentId, null);
        Validator validator = new Validator(action);
        validator.text("environmentId", environmentId, SegmentEntity.INSTANCE.tenantLength());
        if (ids.size() > MAX_SEGMENTS) {
            validator.report("ids", "has " + ids.size() + " elements but it may have at most " + MAX_SEGMENTS);
        } else {
            validator.texts("ids", new ArrayList<>(ids), SegmentEntity.INSTANCE.keyLength());
        }
        validator.finish();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return engine.transactions().read(action, connection -> pairs(connection, environmentId, ids));
    }

    /** The features using each segment, both by id. */
    private Map<String, List<String>> pairs(Connection connection, String environmentId, Collection<String> ids)
            throws SQLException {
        ResultQuery<?> query = engine.dialect().segmentReferences().pairs(environmentId, ids);
        Renderer renderer = engine.renderer();
        try (PreparedStatement statement = connection.prepareStatement(renderer.sql(query))) {
            new ListStatement("", renderer.values(query)).bind(segments.binder(statement));
            Map<String, List<String>> features = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    features.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
            return features;
        }
    }

    /** Segments that features use, or those that none uses. */
    final Condition inUse(String environmentId, boolean wanted) {
        Condition used = engine.dialect().segmentReferences().exist(environmentId, SEGMENT.ENVIRONMENT_ID, SEGMENT.ID);
        return wanted ? used : used.not();
    }

    /** By the number of features. */
    final SortKey<Segment, Integer> byConnections(String environmentId) {
        return SortKey.computed(
                "connections",
                predicates -> engine.dialect().segmentReferences().count(environmentId, SEGMENT.ID),
                Integer::valueOf);
    }
}

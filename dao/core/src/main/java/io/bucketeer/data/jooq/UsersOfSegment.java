package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.SegmentUserTable.SEGMENT_USER;

import io.bucketeer.data.dialect.BulkWrites;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.impl.DSL;

/**
 * Removes the users of a segment. They are looked for without a lock: a user whom another unit has added and not
 * committed is not there, on either database, while a deletion by the segment would wait for that unit on MySQL.
 * Thread-safe.
 */
final class UsersOfSegment {

    /** So many ids are in memory at once. */
    private static final int IDS = 50_000;

    private final BulkWrites writes;
    private final String some;
    private final String delete;

    UsersOfSegment(Engine engine) {
        this.writes = engine.dialect().bulkWrites();
        Renderer renderer = engine.renderer();
        this.some = renderer.sql(renderer.dsl()
                .select(SEGMENT_USER.ID)
                .from(SEGMENT_USER)
                .where(SEGMENT_USER.ENVIRONMENT_ID.eq(""))
                .and(SEGMENT_USER.SEGMENT_ID.eq(""))
                .limit(DSL.inline(IDS)));
        this.delete = writes.delete(new BulkWrites.Target(
                SEGMENT_USER, SEGMENT_USER.ENVIRONMENT_ID, SEGMENT_USER.ID, SegmentUserEntity.INSTANCE.columns()));
    }

    void delete(Connection connection, String environmentId, String segmentId) throws SQLException {
        List<String> ids;
        do {
            ids = some(connection, environmentId, segmentId);
            delete(connection, environmentId, ids);
        } while (ids.size() == IDS);
    }

    /** Sorted, as all writers lock them. */
    private List<String> some(Connection connection, String environmentId, String segmentId) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(some)) {
            statement.setString(1, environmentId);
            statement.setString(2, segmentId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        ids.sort(Comparator.naturalOrder());
        return ids;
    }

    private void delete(Connection connection, String environmentId, List<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            Slices<String> slices = new Slices<>(slice -> {
                writes.bindKeys(statement, 1, slice);
                statement.setString(2, environmentId);
                statement.executeUpdate();
            });
            for (String id : ids) {
                slices.add(id, id.length());
            }
            slices.finish();
        }
    }
}

package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.model.SegmentUser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** What could upsert users on PostgreSQL. */
final class PostgresStatements {

    private static final String CONFLICT = " on conflict (id, environment_id) do update set"
            + " segment_id = excluded.segment_id, user_id = excluded.user_id, state = excluded.state,"
            + " deleted = excluded.deleted";

    /** Rows that are equal already are not written anew. */
    private static final String CHANGED = " where (segment_user.segment_id, segment_user.user_id, segment_user.state,"
            + " segment_user.deleted) is distinct from (excluded.segment_id, excluded.user_id, excluded.state,"
            + " excluded.deleted)";

    private static final String COLUMNS = "id, segment_id, user_id, state, deleted";

    private static final String UNNEST = Rows.INTO + " select given.*, ? from unnest(?::text[], ?::text[], ?::text[],"
            + " ?::int4[], ?::bool[]) as given(" + COLUMNS + ")" + CONFLICT;

    private PostgresStatements() {}

    static SlicedUpsert.Sender values() {
        return Rows.values(CONFLICT + CHANGED, Connection::prepareStatement);
    }

    static SlicedUpsert.Sender batch() {
        return Rows.batch(CONFLICT + CHANGED, Connection::prepareStatement);
    }

    /** One array for each column. */
    static SlicedUpsert.Sender unnest() {
        return (connection, slice) -> unnest(connection, UNNEST + CHANGED, slice);
    }

    /** The same, writing equal rows anew. */
    static SlicedUpsert.Sender unnestAlways() {
        return (connection, slice) -> unnest(connection, UNNEST, slice);
    }

    private static void unnest(Connection connection, String sql, List<SegmentUser> slice) throws SQLException {
        int rows = slice.size();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, SampleUsers.ENVIRONMENT_ID);
            array(statement, 2, "text", Rows.column(slice, SegmentUser::id, new String[rows]));
            array(statement, 3, "text", Rows.column(slice, SegmentUser::segmentId, new String[rows]));
            array(statement, 4, "text", Rows.column(slice, SegmentUser::userId, new String[rows]));
            array(statement, 5, "int4", Rows.column(slice, user -> user.state().number(), new Integer[rows]));
            array(statement, 6, "bool", Rows.column(slice, SegmentUser::deleted, new Boolean[rows]));
            statement.executeUpdate();
        }
    }

    private static void array(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    /** Into a temporary table first. */
    static SlicedUpsert.Sender copy() {
        return (connection, slice) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table if not exists given (id text, segment_id text, user_id text,"
                        + " state int4, deleted bool) on commit delete rows");
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy given from stdin", new StringReader(lines(slice)));
                statement.executeUpdate(Rows.INTO + " select " + COLUMNS + ", '" + SampleUsers.ENVIRONMENT_ID
                        + "' from given" + CONFLICT + CHANGED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Nothing in the sample needs to be escaped, which would cost more. */
    private static String lines(List<SegmentUser> slice) {
        StringBuilder lines = new StringBuilder();
        for (SegmentUser user : slice) {
            lines.append(user.id())
                    .append('\t')
                    .append(user.segmentId())
                    .append('\t')
                    .append(user.userId());
            lines.append('\t')
                    .append(user.state().number())
                    .append('\t')
                    .append(user.deleted())
                    .append('\n');
        }
        return lines.toString();
    }
}

package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.model.SegmentUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Statements that name every row's values one by one. */
final class Rows {

    static final String INTO = "insert into segment_user (id, segment_id, user_id, state, deleted, environment_id)";

    private static final int COLUMNS = 6;
    private static final String ROW = "(?, ?, ?, ?, ?, ?)";

    private Rows() {}

    /** How a connection prepares a statement. */
    @FunctionalInterface
    interface Preparing {

        PreparedStatement prepare(Connection connection, String sql) throws SQLException;
    }

    /** One statement with all rows. */
    static SlicedUpsert.Sender values(String tail, Preparing preparing) {
        return (connection, slice) -> {
            String rows = String.join(", ", Collections.nCopies(slice.size(), ROW));
            try (PreparedStatement statement = preparing.prepare(connection, INTO + " values " + rows + tail)) {
                for (int i = 0; i < slice.size(); i++) {
                    bind(statement, i * COLUMNS, slice.get(i));
                }
                statement.executeUpdate();
            }
        };
    }

    /** A statement for each row, which the driver makes fewer of. */
    static SlicedUpsert.Sender batch(String tail, Preparing preparing) {
        return (connection, slice) -> {
            try (PreparedStatement statement = preparing.prepare(connection, INTO + " values " + ROW + tail)) {
                for (SegmentUser user : slice) {
                    bind(statement, 0, user);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        };
    }

    private static void bind(PreparedStatement statement, int before, SegmentUser user) throws SQLException {
        statement.setString(before + 1, user.id());
        statement.setString(before + 2, user.segmentId());
        statement.setString(before + 3, user.userId());
        statement.setInt(before + 4, user.state().number());
        statement.setBoolean(before + 5, user.deleted());
        statement.setString(before + 6, SampleUsers.ENVIRONMENT_ID);
    }

    /** The values of one column. */
    static Object[] column(List<SegmentUser> slice, Function<SegmentUser, Object> value, Object[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = value.apply(slice.get(i));
        }
        return into;
    }
}

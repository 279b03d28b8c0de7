package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.model.SegmentUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One statement, or one batch, for each slice of the users, in one transaction; no validation, no sorting. */
record SlicedUpsert(OpenDatabase database, int sliceRows, Sender sender) implements UserUpsert {

    /** Sends one slice. */
    @FunctionalInterface
    interface Sender {

        void send(Connection connection, List<SegmentUser> slice) throws SQLException;
    }

    static SlicedUpsert open(DataConfig config, int sliceRows, Sender sender) {
        return new SlicedUpsert(Databases.open(config.rdbms()), sliceRows, sender);
    }

    @Override
    public void upsert(List<SegmentUser> users) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (int from = 0; from < users.size(); from += sliceRows) {
                    sender.send(connection, users.subList(from, Math.min(users.size(), from + sliceRows)));
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

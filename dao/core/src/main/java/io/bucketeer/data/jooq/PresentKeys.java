package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.BulkWrites;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rows of one table there are, without waiting for anybody. Thread-safe. */
final class PresentKeys {

    private final BulkWrites writes;
    private final String sql;

    PresentKeys(BulkWrites writes, BulkWrites.Target target) {
        this.writes = writes;
        this.sql = writes.existing(target);
    }

    /**
     * Those of the keys whose rows are there, be they deleted, as they are given. Of a row that another unit has
     * inserted and not committed PostgreSQL knows nothing, while MySQL's locking statements would wait for it: so what
     * locks is told only these.
     */
    List<String> among(Connection connection, String environmentId, List<String> keys) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            writes.bindKeys(statement, 1, keys);
            statement.setString(2, environmentId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return keys.stream().filter(found::contains).toList();
    }
}

package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.BulkWrites;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of many keys have a row, be it deleted, asked without a lock. Of a row that another unit has inserted and not
 * committed PostgreSQL knows nothing, while MySQL's locking statements would wait for it: they are given only the keys
 * that are there. Thread-safe.
 */
final class PresentKeys {

    private final BulkWrites writes;
    private final String existing;

    PresentKeys(BulkWrites writes, BulkWrites.Target target) {
        this.writes = writes;
        this.existing = writes.existing(target);
    }

    /** Those that are there, in the order in which they are given. */
    List<String> of(Connection connection, String environmentId, Collection<String> keys) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(existing)) {
            writes.bindKeys(statement, 1, List.copyOf(keys));
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

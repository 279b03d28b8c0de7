package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.model.Feature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Features by hand-written JDBC, on the library's pool with the library's driver settings: fixed SQL, no validation, no
 * translation of errors, but the same contract. Only table and codecs differ between the subjects that use it.
 */
final class HandWrittenStore implements FeatureStore {

    private static final int BATCH_ROWS = 500;

    private final OpenDatabase database;
    private final FeatureRow row;
    private final String find;
    private final String list;
    private final String insert;
    private final String lock;
    private final String update;

    HandWrittenStore(OpenDatabase database, String table, ColumnCodec.Factory codecs) {
        this.database = database;
        this.row = new FeatureRow(codecs);
        String select = "select " + row.columns() + " from " + table;
        this.find = select + " where environment_id = ? and id = ? and deleted = false";
        this.list = select + " where environment_id = ? and deleted = false order by created_at, id limit ?";
        this.lock = select + " where environment_id = ? and id = ? for update";
        this.insert = "insert into " + table + " (" + row.columns() + ", environment_id) values (" + row.placeholders()
                + ", ?)";
        this.update = "update " + table + " set " + row.assignments()
                + " where environment_id = ? and id = ? and version = ? and deleted = false";
    }

    @Override
    public Optional<Feature> find(String environmentId, String id) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return findOne(connection, find, environmentId, id);
        }
    }

    private Optional<Feature> findOne(Connection connection, String sql, String environmentId, String id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, environmentId);
            statement.setString(2, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
            }
        }
    }

    @Override
    public List<Feature> list(String environmentId, int pageSize) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(list)) {
            statement.setString(1, environmentId);
            statement.setInt(2, pageSize + 1);
            List<Feature> features = new ArrayList<>(pageSize + 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    features.add(row.read(rows));
                }
            }
            return features.size() > pageSize ? features.subList(0, pageSize) : features;
        }
    }

    @Override
    public void insert(String environmentId, Feature feature) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            bindRow(statement, environmentId, feature);
            statement.executeUpdate();
        }
    }

    @Override
    public void insertAll(String environmentId, List<Feature> features) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                for (int i = 0; i < features.size(); i++) {
                    bindRow(statement, environmentId, features.get(i));
                    statement.addBatch();
                    if ((i + 1) % BATCH_ROWS == 0) {
                        statement.executeBatch();
                    }
                }
                statement.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void bindRow(PreparedStatement statement, String environmentId, Feature feature) throws SQLException {
        row.bind(statement, feature);
        statement.setString(row.size() + 1, environmentId);
    }

    @Override
    public Feature update(String environmentId, Feature feature) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                Feature stored = update(connection, environmentId, feature);
                connection.commit();
                return stored;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private Feature update(Connection connection, String environmentId, Feature feature) throws SQLException {
        Feature stored = findOne(connection, lock, environmentId, feature.id())
                .filter(found -> !found.deleted())
                .orElseThrow(() -> new IllegalStateException("there is no feature " + feature.id()));
        if (stored.version() != feature.version()) {
            throw new IllegalStateException("version " + stored.version() + " is stored");
        }
        if (withVersion(feature, stored.version(), stored.updatedAt()).equals(stored)) {
            return stored;
        }
        Feature changed = withVersion(feature, stored.version() + 1, Instant.now());
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            row.bind(statement, changed);
            statement.setString(row.size() + 1, environmentId);
            statement.setString(row.size() + 2, changed.id());
            statement.setInt(row.size() + 3, stored.version());
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the locked row was not updated");
            }
        }
        return changed;
    }

    private static Feature withVersion(Feature feature, int version, Instant updatedAt) {
        return feature.toBuilder().version(version).updatedAt(updatedAt).build();
    }

    @Override
    public void close() {
        database.close();
    }
}

package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.model.Feature;
import java.sql.SQLException;
import java.util.List;

/** Reading and writing features, by whatever means. */
public interface FeatureStore extends FeatureReads {

    /** Stores a new feature, committed by itself. */
    void insert(String environmentId, Feature feature) throws SQLException;

    /** Stores many new features, all of them or none. */
    void insertAll(String environmentId, List<Feature> features) throws SQLException;

    /**
     * Locks the row, compares its version and its content with the given one, stores a real change with the next
     * version and the time of now, and commits.
     *
     * @return the row as stored
     */
    Feature update(String environmentId, Feature feature) throws SQLException;
}

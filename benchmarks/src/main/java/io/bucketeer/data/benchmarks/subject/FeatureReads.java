package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.model.Feature;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reading features, by whatever means; what is measured asks for no more than this. */
public interface FeatureReads extends AutoCloseable {

    /** The feature of that id, unless it is deleted. */
    Optional<Feature> find(String environmentId, String id) throws SQLException;

    /**
     * The first page of the features that are not deleted, oldest first; one row more is read, to see whether a page
     * follows.
     */
    List<Feature> list(String environmentId, int pageSize) throws SQLException;

    @Override
    void close();
}

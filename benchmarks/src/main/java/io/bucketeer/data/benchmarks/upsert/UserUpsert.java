package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.model.SegmentUser;
import java.sql.SQLException;
import java.util.List;

/** Upserting users of segments, by whatever means: all of them, committed. */
public interface UserUpsert extends AutoCloseable {

    /** @param users by id, each once */
    void upsert(List<SegmentUser> users) throws SQLException;

    @Override
    void close();
}

package io.bucketeer.data.dialect;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which features look into which segments: those that are not deleted and have a clause of operator 4, in a rule, with
 * exactly the segment's id among its values. Thread-safe.
 */
public interface SegmentReferences {

    /**
     * Pairs of a segment's id and the id of a feature that looks into it, each once, by code point.
     *
     * @param environmentId whose features count
     * @param segmentIds of which segments
     */
    ResultQuery<?> pairs(String environmentId, Collection<String> segmentIds);

    /** How many features of the environment look into the segment of that id. */
    Field<Integer> count(String environmentId, Field<String> segmentId);

    /**
     * Whether any feature of the same environment looks into the segment.
     *
     * @param environmentId whose features count; {@code null} for the features of all environments
     * @param segmentEnvironment the segment's environment
     */
    Condition exist(@Nullable String environmentId, Field<String> segmentEnvironment, Field<String> segmentId);
}

package io.bucketeer.data.repository;

import io.bucketeer.data.model.Segment;
import java.util.stream.Stream;

/** Which segments of all environments features use. Thread-safe. */
public interface SegmentUseDirectory {

    /**
     * All segments that are not deleted and that a feature of their environment uses, as {@link SegmentUse} says, by
     * environment and {@code id}. They are fetched in chunks of 1,000 as the caller takes them, in constant memory. No
     * connection is held in between, and it is no snapshot.
     */
    Stream<InEnvironment<Segment>> streamInUse();
}

package io.bucketeer.data.benchmarks.upsert;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Uploads of 10,000 users, each to a segment of its own; the same number gives the same upload in every run. */
final class SampleUsers {

    static final String ENVIRONMENT_ID = "production";
    static final int COUNT = 10_000;

    private SampleUsers() {}

    /** By id. */
    static List<SegmentUser> upload(int number) {
        Random random = new Random(number);
        String segmentId = new UUID(random.nextLong(), random.nextLong()).toString();
        return IntStream.range(0, COUNT)
                .mapToObj(i -> SegmentUsers.of(segmentId, "user-%07d".formatted(i * 97), SegmentUserState.INCLUDED))
                .toList();
    }

    /** The same upload, its users marked as deleted. */
    static List<SegmentUser> deleted(List<SegmentUser> upload) {
        return upload.stream()
                .map(user -> user.toBuilder().deleted(true).build())
                .toList();
    }
}

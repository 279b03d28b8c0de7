package io.bucketeer.data.model;

/** Users of segments under the ids that Bucketeer's own services give them. */
public final class SegmentUsers {

    private SegmentUsers() {}

    /** The user, listed in the segment and not deleted. */
    public static SegmentUser of(String segmentId, String userId, SegmentUserState state) {
        return new SegmentUser(id(segmentId, userId, state), segmentId, userId, state, false);
    }

    /** The id of a user's listing in a segment, such as {@code premium:alice:INCLUDED}. */
    public static String id(String segmentId, String userId, SegmentUserState state) {
        return segmentId + ":" + userId + ":" + state.name();
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.UnknownMembers;
import java.util.SplittableRandom;

/** Random calls about segments and their users. */
final class SegmentCalls {

    private final SplittableRandom random;
    private final Texts texts;
    private final ValueGenerator values;
    private final QueryGenerator queries;
    private final ListCalls lists;

    SegmentCalls(SplittableRandom random, Texts texts, ValueGenerator values, QueryGenerator queries, ListCalls lists) {
        this.random = random;
        this.texts = texts;
        this.values = values;
        this.queries = queries;
        this.lists = lists;
    }

    Step segment() {
        String environment = texts.environment();
        return switch (random.nextInt(23)) {
            case 0 -> new SegmentSteps.FindSegment(environment, texts.id());
            case 1 -> new SegmentSteps.FindSegmentIncludingDeleted(environment, texts.id());
            case 2, 3, 4 -> new SegmentSteps.InsertSegment(environment, values.newSegment());
            case 5 -> new SegmentSteps.InsertAllSegments(environment, values.list(3, values::newSegment));
            case 6, 7, 8 -> new SegmentSteps.UpdateSegment(environment, values.segment(), values.ahead());
            case 9 -> new SegmentSteps.UpdateSegmentAnyway(environment, values.newSegment(), UnknownMembers.DISCARD);
            case 10, 11 -> new SegmentSteps.DeleteSegment(environment, texts.id());
            case 12, 13 -> new SegmentSteps.DeleteSegmentAsRead(environment, texts.id(), values.ahead());
            case 14 -> new SegmentSteps.FeaturesUsing(environment, texts.id());
            case 15 -> new SegmentSteps.FeaturesUsingAny(environment, values.list(3, texts::id));
            case 16 ->
                values.oneIn(2) ? new SegmentSteps.StreamSegmentDirectory() : new SegmentSteps.StreamSegmentsInUse();
            case 17 -> new SegmentSteps.ListSegmentsByEnvironment(environment);
            default -> lists.in(environment, SegmentQuery.all(), queries::segments);
        };
    }

    Step user() {
        String environment = texts.environment();
        return switch (random.nextInt(20)) {
            case 0, 1 -> new SegmentUserSteps.FindSegmentUser(environment, values.segmentUserId());
            case 2 -> new SegmentUserSteps.FindSegmentUserIncludingDeleted(environment, values.segmentUserId());
            case 3, 4, 5, 6, 7, 8 ->
                new SegmentUserSteps.UpsertSegmentUsers(environment, values.list(5, values::segmentUser));
            case 9, 10, 11, 12 ->
                new SegmentUserSteps.DeleteSegmentUsers(environment, values.list(5, values::segmentUserId));
            case 13 -> new SegmentUserSteps.ListSegmentUsersByEnvironment(environment);
            default -> lists.in(environment, SegmentUserQuery.all(), queries::segmentUsers);
        };
    }
}

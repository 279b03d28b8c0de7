package io.bucketeer.data.differential;

import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random calls of lists, whatever is listed. */
final class ListCalls {

    private final SplittableRandom random;
    private final ValueGenerator values;
    private final QueryGenerator queries;
    private final Supplier<Step> otherCalls;

    /** Other calls may run between two pages. */
    ListCalls(SplittableRandom random, ValueGenerator values, QueryGenerator queries, Supplier<Step> otherCalls) {
        this.random = random;
        this.values = values;
        this.queries = queries;
        this.otherCalls = otherCalls;
    }

    /** A call in that environment, where rows belong to one. */
    <Q extends Record> Step in(String environment, Q all, Supplier<Q> any) {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> pages(environment, any.get());
            case 3 -> byCursor(all, any);
            case 4 -> new ListSteps.Count<>(environment, any.get());
            default -> new ListSteps.StreamAll<>(environment, any.get());
        };
    }

    /** A cursor keeps how many features used a segment when the page was read, which must not change in between. */
    private <Q extends Record> Step pages(String environment, Q query) {
        boolean quiet = query instanceof SegmentQuery segments && segments.sort() == SegmentSort.CONNECTIONS;
        List<Step> between = !quiet && values.oneIn(4) ? List.of(otherCalls.get()) : List.of();
        return new ListSteps.ListPages<>(environment, query, queries.pageSize(), between);
    }

    private <Q extends Record> Step byCursor(Q all, Supplier<Q> any) {
        Q query = values.oneIn(2) ? any.get() : all;
        Q other = values.oneIn(3) ? any.get() : query;
        return new ListSteps.ListByCursorOf<>(sometimesAnother(), query, Texts.ENVIRONMENTS.getFirst(), other, fate());
    }

    /** Where a cursor is taken to: mostly the environment that it comes from. */
    private String sometimesAnother() {
        return values.oneIn(3) ? Texts.ENVIRONMENTS.get(1) : Texts.ENVIRONMENTS.getFirst();
    }

    private CursorFate fate() {
        CursorFate[] fates = CursorFate.values();
        return values.oneIn(2) ? CursorFate.KEPT : fates[random.nextInt(fates.length)];
    }
}

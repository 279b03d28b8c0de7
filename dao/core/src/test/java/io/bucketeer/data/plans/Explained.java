package io.bucketeer.data.plans;

import io.bucketeer.data.plans.Plan.Extent;
import io.bucketeer.data.plans.Plan.Read;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan of a statement that a method of the ports sent.
 *
 * @param method as {@code Ports} names it
 * @param parts what its query selects and orders by
 * @param sql the statement
 */
record Explained(String method, Set<String> parts, String sql, Plan plan) {

    /** The reads of large tables, or indexes of theirs, from end to end. */
    Stream<WholeRead> wholeReads() {
        return plan.reads().stream()
                .filter(read -> read.extent() != Extent.PART && PlanData.LARGE.contains(read.table()))
                .map(read -> new WholeRead(this, read));
    }

    /** Without what it selects. */
    @Override
    public String toString() {
        return method + " " + parts + " " + plan.way() + ": " + sql.replaceFirst("^select .*? from ", "select … from ");
    }

    /** A read from end to end. */
    record WholeRead(Explained explained, Read read) {

        @Override
        public String toString() {
            return read + " by " + explained;
        }
    }
}

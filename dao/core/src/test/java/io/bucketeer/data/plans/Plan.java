package io.bucketeer.data.plans;

import java.util.List;

/**
 * What a server would do for a statement.
 *
 * @param way which of its plans this is; empty where there is only one
 * @param reads what it would read
 * @param sorts whether it would sort rows
 */
record Plan(String way, List<Read> reads, boolean sorts) {

    /**
     * A read of a table.
     *
     * @param index by which it is read; empty where by none
     * @param alone whether the index holds all that is asked for, so that no row is read
     * @param backwards whether the index is read against its order
     */
    record Read(String table, String index, Extent extent, boolean alone, boolean backwards) {}

    /** How much of a table a read goes through. */
    enum Extent {
        /** All of its rows. */
        TABLE,
        /** An index from end to end, unless a limit ends it. */
        INDEX,
        /** What an index finds. */
        PART
    }
}

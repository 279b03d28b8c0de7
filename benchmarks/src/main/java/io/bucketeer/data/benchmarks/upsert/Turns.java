package io.bucketeer.data.benchmarks.upsert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Whose turn it is: in every cycle each way comes once, and in each cycle in another order, so that what disturbs the
 * machine for a while disturbs all of them. The same in every process.
 *
 * @param ways that are compared
 */
record Turns(List<Way> ways) {

    static Turns on(String database) {
        return new Turns(Way.of(database));
    }

    /** The way whose turn it is, counted from 0. */
    Way way(int turn) {
        List<Way> order = new ArrayList<>(ways);
        Collections.shuffle(order, new Random(cycle(turn)));
        return order.get(turn % ways.size());
    }

    /** The cycle that a turn belongs to, counted from 0. */
    int cycle(int turn) {
        return turn / ways.size();
    }

    boolean isFirstOfCycle(int turn) {
        return turn % ways.size() == 0;
    }

    /** How many turns so many cycles are. */
    int in(int cycles) {
        return cycles * ways.size();
    }
}

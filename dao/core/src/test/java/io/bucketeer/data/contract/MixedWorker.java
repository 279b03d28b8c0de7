package io.bucketeer.data.contract;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.Session;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * One thread of a mixed run: writes rows of its own and rows that all share, in units of work over several repositories,
 * and knows what the acknowledged ones have left. One thread only.
 */
final class MixedWorker {

    /** What may keep a unit from being acknowledged where nothing is broken; the unit has left nothing then. */
    static final Set<ErrorCode> ALLOWED = Set.of(
            ErrorCode.DEADLOCK, ErrorCode.SERIALIZATION_FAILURE, ErrorCode.LOCK_TIMEOUT, ErrorCode.STALE_VERSION);

    private final BucketeerData data;
    private final SharedRows shared;
    private final Random random;
    private final OwnRows own;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private StoredRows rows = StoredRows.none();

    MixedWorker(BucketeerData data, String environment, String name, SharedRows shared, long seed) {
        this.data = data;
        this.shared = shared;
        this.random = new Random(seed);
        this.own = new OwnRows(environment, name, random);
    }

    /** Every kind of unit once, each over own rows and shared ones. */
    void work() {
        unit("features", (session, next) -> {
            own.changeFeature(session, next);
            return shared.tag(session, random);
        });
        unit("segments", (session, next) -> {
            own.changeSegment(session, next);
            return shared.list(session, random);
        });
        unit("keys", (session, next) -> {
            own.changeKeys(session, next);
            return shared.touch(session, random);
        });
        unit("uses", (session, next) -> {
            own.noteUse(session, next);
            return shared.use(session, random);
        });
        unit("counters", (session, next) -> shared.increment(session, random));
        unit("everything", this::changeEverything);
        unit("nothing", (session, next) -> {
            changeEverything(session, next);
            throw new NotToday();
        });
    }

    private Runnable changeEverything(Session session, StoredRows next) {
        own.changeFeature(session, next);
        own.changeSegment(session, next);
        own.changeKeys(session, next);
        own.noteUse(session, next);
        List<Runnable> notes = List.of(
                shared.tag(session, random),
                shared.list(session, random),
                shared.touch(session, random),
                shared.use(session, random));
        return () -> notes.forEach(Runnable::run);
    }

    /** Only what was acknowledged is noted; a unit that is run again starts anew from that. */
    private void unit(String kind, Work work) {
        try {
            Done done = data.inTransaction(session -> {
                StoredRows next = rows.copy();
                return new Done(next, work.in(session, next));
            });
            rows = done.rows();
            done.note().run();
            count(kind + " acknowledged");
        } catch (NotToday e) {
            count(kind + " rolled back");
        } catch (DataAccessException e) {
            if (!ALLOWED.contains(e.code())) {
                throw e;
            }
            count(kind + " " + e.code());
        }
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** What the acknowledged units have left of its own rows. */
    StoredRows rows() {
        return rows;
    }

    /** The secret of each key that it has created, acknowledged or not. */
    Map<String, ApiKeySecret> secrets() {
        return own.secrets();
    }

    /** How often a kind of unit had which outcome. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** Part of a unit; what it gives back is to be done once the unit is acknowledged. */
    @FunctionalInterface
    private interface Work {

        Runnable in(Session session, StoredRows next);
    }

    private record Done(StoredRows rows, Runnable note) {}

    /** Rolls a unit back. */
    private static final class NotToday extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}

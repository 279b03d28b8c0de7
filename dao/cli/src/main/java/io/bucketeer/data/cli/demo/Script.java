package io.bucketeer.data.cli.demo;

import io.bucketeer.data.cli.demo.Answer.Failure;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.repository.FeatureQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of the demo, in order. While they are written down it keeps what the databases will hold at that
 * point, so that every operation carries the answer that is expected of it. Not thread-safe.
 */
final class Script {

    /** The answer of an operation that has nothing to say. */
    static final String DONE = "done";

    /** What leads the names of operations that look at everything once more. */
    static final String AT_THE_END = "at the end: ";

    private final DataSet data;
    private final Instant now;
    private final ExpectedRows rows = new ExpectedRows();
    private final ExpectedUsers users = new ExpectedUsers();
    private final List<Operation> operations = new ArrayList<>();

    private Script(DataSet data, Instant now) {
        this.data = data;
        this.now = now;
    }

    /**
     * Everything that is played with the data, on databases whose clock stands still.
     *
     * @param withCrash whether their servers are killed in between
     */
    static List<Operation> of(DataSet data, Instant now, boolean withCrash) {
        Script script = new Script(data, now);
        SegmentSteps segments = new SegmentSteps(script);
        ApiKeySteps apiKeys = new ApiKeySteps(script);
        LastUseSteps lastUses = new LastUseSteps(script);
        new ReadSteps(script).write();
        new FilterSteps(script).write();
        new WriteSteps(script).write();
        segments.write();
        apiKeys.write();
        lastUses.write();
        new UnitOfWorkSteps(script).write();
        if (withCrash) {
            new CrashSteps(script).write();
        }
        new RefusalSteps(script).write();
        new ReadSteps(script).writeEnd();
        segments.writeAgain(AT_THE_END);
        apiKeys.writeAgain(AT_THE_END);
        lastUses.writeAgain(AT_THE_END);
        return List.copyOf(script.operations);
    }

    DataSet data() {
        return data;
    }

    /** The time that the databases' clocks show. */
    Instant now() {
        return now;
    }

    /** What the databases will hold after the operations so far. */
    ExpectedRows rows() {
        return rows;
    }

    /** What the users of segments will be after the operations so far. */
    ExpectedUsers users() {
        return users;
    }

    void answers(String name, Object expected, Operation.Call call) {
        operations.add(new Operation(name, database -> call.on(database.data()), Answer.of(expected)));
    }

    /** An operation that only has to succeed. */
    void succeeds(String name, Operation.Action action) {
        succeedsOn(name, database -> action.on(database.data()));
    }

    /** A deed that only has to succeed. */
    void succeedsOn(String name, Operation.Deed deed) {
        operations.add(new Operation(name, returning(deed), Answer.of(DONE)));
    }

    void fails(String name, Class<? extends DataAccessException> exception, ErrorCode code, Operation.Action action) {
        failsOn(name, exception, code, database -> action.on(database.data()));
    }

    void failsOn(String name, Class<? extends DataAccessException> exception, ErrorCode code, Operation.Deed deed) {
        Failure failure = new Failure(exception.getSimpleName(), code.name());
        operations.add(new Operation(name, returning(deed), Answer.of(failure)));
    }

    /** A count, and a walk through all pages. */
    void lists(String name, String environmentId, FeatureQuery query) {
        answers(
                name,
                Listing.of(rows.list(environmentId, query), query.pageSize()),
                database -> Listing.read(database.features(), environmentId, query));
    }

    private static Operation.Step returning(Operation.Deed deed) {
        return database -> {
            deed.on(database);
            return DONE;
        };
    }

    /** Gives the operations to play. */
    interface Writer {

        /** As {@link Script#of}. */
        List<Operation> write(DataSet data, Instant now, boolean withCrash);
    }
}

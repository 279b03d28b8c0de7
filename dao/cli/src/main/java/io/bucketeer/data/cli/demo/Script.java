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

    private final DataSet data;
    private final Instant now;
    private final ExpectedRows rows = new ExpectedRows();
    private final List<Operation> operations = new ArrayList<>();

    private Script(DataSet data, Instant now) {
        this.data = data;
        this.now = now;
    }

    /** Everything that is played with the data, on databases whose clock stands still. */
    static List<Operation> of(DataSet data, Instant now) {
        Script script = new Script(data, now);
        new ReadSteps(script).write();
        new FilterSteps(script).write();
        new WriteSteps(script).write();
        new UnitOfWorkSteps(script).write();
        new RefusalSteps(script).write();
        new ReadSteps(script).writeEnd();
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

    void answers(String name, Object expected, Operation.Call call) {
        operations.add(new Operation(name, call, Answer.of(expected)));
    }

    /** An operation that only has to succeed. */
    void succeeds(String name, Operation.Action action) {
        answers(name, DONE, returning(action));
    }

    void fails(String name, Class<? extends DataAccessException> exception, ErrorCode code, Operation.Action action) {
        Failure failure = new Failure(exception.getSimpleName(), code.name());
        operations.add(new Operation(name, returning(action), Answer.of(failure)));
    }

    /** A count, and a walk through all pages. */
    void lists(String name, String environmentId, FeatureQuery query) {
        answers(
                name,
                Listing.of(rows.list(environmentId, query), query.pageSize()),
                database -> Listing.read(database.features(), environmentId, query));
    }

    private static Operation.Call returning(Operation.Action action) {
        return database -> {
            action.on(database);
            return DONE;
        };
    }
}

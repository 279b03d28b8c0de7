package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.IllegalUseException;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.error.RollbackOnlyException;
import java.util.List;

/** The errors that the engine itself raises; one place for their texts. */
final class Errors {

    private static final int SHOWN_MEMBERS = 10;

    private Errors() {}

    static NotFoundException notFound(Action action) {
        return new NotFoundException(action + ": there is no such row, or it is deleted", null);
    }

    static OptimisticLockException stale(Action action, String given, String stored) {
        return new OptimisticLockException(action + ": it was read as " + given + " but it is now " + stored, null);
    }

    static InvalidDataException invalid(Action action, List<Violation> violations) {
        return new InvalidDataException(ErrorCode.INVALID_VALUE, action.toString(), violations, null);
    }

    static InvalidDataException unknownMembers(Action action, List<String> members) {
        String more = members.size() > SHOWN_MEMBERS ? " and " + (members.size() - SHOWN_MEMBERS) + " more" : "";
        return new InvalidDataException(
                ErrorCode.UNKNOWN_MEMBERS,
                action + ": the stored row has members that this release does not know and would lose: "
                        + members.stream()
                                .limit(SHOWN_MEMBERS)
                                .map(Action::shown)
                                .toList()
                        + more,
                List.of(),
                null);
    }

    static InternalDataAccessException corruptRow(Action action, String column, MalformedValueException cause) {
        return new InternalDataAccessException(
                ErrorCode.CORRUPT_ROW, action + ": column " + column + " " + cause.getMessage(), cause);
    }

    static InvalidDataException badCursor(Action action, String problem) {
        return new InvalidDataException(ErrorCode.INVALID_CURSOR, action + ": the cursor " + problem, List.of(), null);
    }

    static IllegalUseException outsideUnit() {
        return new IllegalUseException(
                ErrorCode.ILLEGAL_USE,
                "the session of a unit of work was asked for a repository by another thread, or after the unit's end:"
                        + " what that does would not be part of the unit",
                null);
    }

    static RollbackOnlyException rollbackOnly(Throwable doom) {
        return new RollbackOnlyException(
                "the unit of work has failed before and can only be rolled back; the first failure was: "
                        + doom.getMessage(),
                doom);
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.error.RollbackOnlyException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Units of work of the model: a unit that fails puts back what was stored before it. */
final class ModelUnits {

    private ModelState state = new ModelState();
    private boolean inUnit;
    private @Nullable RuntimeException doom;

    ModelState state() {
        return state;
    }

    boolean isInUnit() {
        return inUnit;
    }

    void clear() {
        state = new ModelState();
    }

    /**
     * One call that reaches the database; its error dooms the unit that it is part of. That something is in use is a
     * refusal, which no statement has failed for.
     */
    <T> T call(Supplier<T> call) {
        if (!inUnit) {
            return restoringOnFailure(call);
        }
        requireUndoomed();
        try {
            return call.get();
        } catch (DuplicateKeyException | ForeignKeyViolationException e) {
            doom = e.code() == ErrorCode.IN_USE ? null : e;
            throw e;
        }
    }

    /** A unit of work; inside another one it is part of that, and dooms it when it fails. */
    <T> T unit(Supplier<T> work) {
        if (inUnit) {
            return join(work);
        }
        inUnit = true;
        try {
            return restoringOnFailure(() -> {
                T result = work.get();
                requireUndoomed();
                return result;
            });
        } finally {
            inUnit = false;
            doom = null;
        }
    }

    private <T> T join(Supplier<T> work) {
        requireUndoomed();
        try {
            return work.get();
        } catch (RuntimeException e) {
            doom = e;
            throw e;
        }
    }

    private <T> T restoringOnFailure(Supplier<T> work) {
        ModelState before = state.copy();
        try {
            return work.get();
        } catch (RuntimeException e) {
            state = before;
            throw e;
        }
    }

    private void requireUndoomed() {
        if (doom != null) {
            throw new RollbackOnlyException("doomed in the model", doom);
        }
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.repository.Session;
import java.util.Optional;

/**
 * Two units insert or update the row of one id in a directory of the installation.
 *
 * @param one what the first stores
 * @param other what the second stores, of the same id
 */
record RaceForRow(
        Directory directory,
        Record one,
        Strike oneStrike,
        Record other,
        Strike otherStrike,
        boolean overlap,
        boolean commit)
        implements Step {

    /** What one side does, whatever it has read. */
    enum Strike {
        INSERT,
        UPDATE
    }

    @Override
    public Object run(Subject subject) {
        DirectoryCalls<Record> calls = directory.calls();
        String id = calls.id().apply(one);
        return subject.race(new Race<Optional<Record>>(
                () -> calls.find().apply(subject.session(), id),
                read -> strike(subject.session(), asOf(read, one), oneStrike),
                read -> strike(subject.session(), asOf(read, other), otherStrike),
                read -> read.isEmpty() && otherStrike == Strike.UPDATE,
                overlap,
                commit));
    }

    private Record asOf(Optional<Record> read, Record row) {
        DirectoryCalls<Record> calls = directory.calls();
        return read.map(calls.updatedAt())
                .map(time -> calls.at().apply(row, time))
                .orElse(row);
    }

    private Object strike(Session session, Record row, Strike strike) {
        return switch (strike) {
            case INSERT -> {
                directory.calls().insert().accept(session, row);
                yield "inserted";
            }
            case UPDATE -> directory.calls().update().apply(session, row);
        };
    }
}

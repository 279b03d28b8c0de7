package io.bucketeer.data.differential;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps that call the directories of the installation, but for those of {@link ListSteps}. */
final class DirectorySteps {

    private DirectorySteps() {}

    record FindRow(Directory directory, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return directory.calls().find().apply(subject.session(), id);
        }
    }

    /** By the code in a url, which is unique in what the row belongs to. */
    record FindRowByCode(Directory directory, String parentId, String code) implements Reading {
        @Override
        public Object run(Subject subject) {
            Session session = subject.session();
            return switch (directory) {
                case ORGANIZATIONS -> session.organizationDirectory().findByUrlCode(code);
                case PROJECTS -> session.projectDirectory().findByOrganizationIdAndUrlCode(parentId, code);
                case ENVIRONMENTS -> session.environmentDirectory().findByProjectIdAndUrlCode(parentId, code);
            };
        }
    }

    record InsertRow(Directory directory, Record row) implements Step {
        @Override
        public Object run(Subject subject) {
            directory.calls().insert().accept(subject.session(), row);
            return "inserted";
        }
    }

    record InsertAllRows(Directory directory, List<Record> rows) implements Step {
        @Override
        public Object run(Subject subject) {
            directory.calls().insertAll().accept(subject.session(), rows);
            return "inserted";
        }
    }

    /**
     * Reads the row and replaces all it holds but the time of its change.
     *
     * @param ahead 0 to update what was read, else by how many seconds the time is wrong
     */
    record UpdateRow(Directory directory, Record row, int ahead) implements Step {
        @Override
        public Object run(Subject subject) {
            DirectoryCalls<Record> calls = directory.calls();
            Optional<Record> read =
                    calls.find().apply(subject.session(), calls.id().apply(row));
            Instant readAt = read.map(calls.updatedAt()).orElse(Plain.START);
            return calls.update().apply(subject.session(), calls.at().apply(row, readAt.plusSeconds(ahead)));
        }
    }

    /** Stores the row as it was read. */
    record SaveRowAsRead(Directory directory, String id) implements Step {
        @Override
        public Object run(Subject subject) {
            DirectoryCalls<Record> calls = directory.calls();
            return calls.find()
                    .apply(subject.session(), id)
                    .map(row -> calls.update().apply(subject.session(), row));
        }
    }

    record ListAllRows(Directory directory) implements Reading {
        @Override
        public Object run(Subject subject) {
            return directory.calls().all().apply(subject.session());
        }
    }
}

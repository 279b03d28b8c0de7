package io.bucketeer.data.differential;

import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The calls of one directory of the installation, whatever its rows are.
 *
 * @param type what its rows are
 * @param id of a row
 * @param updatedAt of a row
 * @param at the row as of that time
 */
record DirectoryCalls<T extends Record>(
        Class<T> type,
        Function<T, String> id,
        Function<T, Instant> updatedAt,
        BiFunction<T, Instant, T> at,
        BiFunction<Session, String, Optional<T>> find,
        BiConsumer<Session, Collection<T>> insertAll,
        BiConsumer<Session, T> insert,
        BiFunction<Session, T, T> update,
        Function<Session, List<T>> all) {

    static final DirectoryCalls<Organization> ORGANIZATIONS = new DirectoryCalls<>(
            Organization.class,
            Organization::id,
            Organization::updatedAt,
            (row, time) -> row.toBuilder().updatedAt(time).build(),
            (session, id) -> session.organizationDirectory().find(id),
            (session, rows) -> session.organizationDirectory().insertAll(rows),
            (session, row) -> session.organizationDirectory().insert(row),
            (session, row) -> session.organizationDirectory().update(row),
            session -> session.organizationDirectory().listAll());

    static final DirectoryCalls<Project> PROJECTS = new DirectoryCalls<>(
            Project.class,
            Project::id,
            Project::updatedAt,
            (row, time) -> row.toBuilder().updatedAt(time).build(),
            (session, id) -> session.projectDirectory().find(id),
            (session, rows) -> session.projectDirectory().insertAll(rows),
            (session, row) -> session.projectDirectory().insert(row),
            (session, row) -> session.projectDirectory().update(row),
            session -> session.projectDirectory().listAll());

    static final DirectoryCalls<Environment> ENVIRONMENTS = new DirectoryCalls<>(
            Environment.class,
            Environment::id,
            Environment::updatedAt,
            (row, time) -> row.toBuilder().updatedAt(time).build(),
            (session, id) -> session.environmentDirectory().find(id),
            (session, rows) -> session.environmentDirectory().insertAll(rows),
            (session, row) -> session.environmentDirectory().insert(row),
            (session, row) -> session.environmentDirectory().update(row),
            session -> session.environmentDirectory().listAll());

    /** The directories that programs call. */
    enum Directory {
        ORGANIZATIONS,
        PROJECTS,
        ENVIRONMENTS;

        /** Its calls; the rows of its steps are of its type. */
        @SuppressWarnings("unchecked")
        DirectoryCalls<Record> calls() {
            return (DirectoryCalls<Record>) (DirectoryCalls<?>)
                    switch (this) {
                        case ORGANIZATIONS -> DirectoryCalls.ORGANIZATIONS;
                        case PROJECTS -> DirectoryCalls.PROJECTS;
                        case ENVIRONMENTS -> DirectoryCalls.ENVIRONMENTS;
                    };
        }
    }
}

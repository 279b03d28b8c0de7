package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.EnvironmentDirectory;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.OrganizationDirectory;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.ProjectDirectory;
import io.bucketeer.data.repository.ProjectQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Organizations, projects and environments; only the project of an environment must be there. */
final class ModelInstallation {

    private ModelInstallation() {}

    static final class Organizations extends ModelDirectory<Organization, OrganizationQuery>
            implements OrganizationDirectory {

        Organizations(ModelUnits units, SettableClock clock) {
            super(units, clock, DirectoryCalls.ORGANIZATIONS);
        }

        @Override
        public Optional<Organization> findByUrlCode(String urlCode) {
            return findByKey(List.of(urlCode));
        }

        @Override
        List<String> uniqueKey(Organization row) {
            return List.of(row.urlCode());
        }

        @Override
        void check(Organization row) {
            ModelRules.installation(row, row.id(), row.name(), row.urlCode(), row.description());
            ModelRules.text(row.ownerEmail(), 255);
        }

        @Override
        void requireReferences(ModelState state, Organization row) {}

        @Override
        Predicate<Organization> matching(OrganizationQuery query) {
            return row -> ModelLists.anyOf(query.ids(), row.id())
                    && (query.disabled() == null || query.disabled() == row.disabled())
                    && (query.archived() == null || query.archived() == row.archived())
                    && ModelLists.found(query.search(), row.id(), row.name(), row.urlCode());
        }

        @Override
        ModelOrder<Organization> order(OrganizationQuery query) {
            Comparator<Organization> sort = switch (query.sort()) {
                case NAME -> Comparator.comparing(Organization::name, CodePoints.ORDER);
                case URL_CODE -> Comparator.comparing(Organization::urlCode, CodePoints.ORDER);
                case ID -> Comparator.comparing(Organization::id, CodePoints.ORDER);
                case CREATED_AT -> Comparator.comparing(Organization::createdAt);
                case UPDATED_AT -> Comparator.comparing(Organization::updatedAt);
            };
            OrganizationQuery withoutPage = query.toBuilder()
                    .pageSize(1)
                    .cursor(null)
                    .search(ModelLists.search(query.search()))
                    .build();
            return new ModelOrder<>(sort, query.direction(), query.pageSize(), query.cursor(), withoutPage);
        }
    }

    static final class Projects extends ModelDirectory<Project, ProjectQuery> implements ProjectDirectory {

        Projects(ModelUnits units, SettableClock clock) {
            super(units, clock, DirectoryCalls.PROJECTS);
        }

        @Override
        public Optional<Project> findByOrganizationIdAndUrlCode(String organizationId, String urlCode) {
            return findByKey(List.of(organizationId, urlCode));
        }

        @Override
        List<String> uniqueKey(Project row) {
            return List.of(row.organizationId(), row.urlCode());
        }

        @Override
        void check(Project row) {
            ModelRules.installation(row, row.id(), row.name(), row.urlCode(), row.description());
            ModelRules.text(row.creatorEmail(), 255);
            ModelRules.text(row.organizationId(), 255);
        }

        @Override
        void requireReferences(ModelState state, Project row) {}

        @Override
        Predicate<Project> matching(ProjectQuery query) {
            return row -> ModelLists.anyOf(query.ids(), row.id())
                    && (query.organizationId() == null || query.organizationId().equals(row.organizationId()))
                    && (query.disabled() == null || query.disabled() == row.disabled())
                    && ModelLists.found(query.search(), row.id(), row.name(), row.urlCode());
        }

        @Override
        ModelOrder<Project> order(ProjectQuery query) {
            Comparator<Project> sort = switch (query.sort()) {
                case NAME -> Comparator.comparing(Project::name, CodePoints.ORDER);
                case URL_CODE -> Comparator.comparing(Project::urlCode, CodePoints.ORDER);
                case ID -> Comparator.comparing(Project::id, CodePoints.ORDER);
                case CREATED_AT -> Comparator.comparing(Project::createdAt);
                case UPDATED_AT -> Comparator.comparing(Project::updatedAt);
            };
            ProjectQuery withoutPage = query.toBuilder()
                    .pageSize(1)
                    .cursor(null)
                    .search(ModelLists.search(query.search()))
                    .build();
            return new ModelOrder<>(sort, query.direction(), query.pageSize(), query.cursor(), withoutPage);
        }
    }

    static final class Environments extends ModelDirectory<Environment, EnvironmentQuery>
            implements EnvironmentDirectory {

        Environments(ModelUnits units, SettableClock clock) {
            super(units, clock, DirectoryCalls.ENVIRONMENTS);
        }

        @Override
        public Optional<Environment> findByProjectIdAndUrlCode(String projectId, String urlCode) {
            return findByKey(List.of(projectId, urlCode));
        }

        @Override
        List<String> uniqueKey(Environment row) {
            return List.of(row.projectId(), row.urlCode());
        }

        @Override
        void check(Environment row) {
            ModelRules.installation(row, row.id(), row.name(), row.urlCode(), row.description());
            ModelRules.text(row.projectId(), 255);
            ModelRules.text(row.organizationId(), 255);
        }

        @Override
        void requireReferences(ModelState state, Environment row) {
            if (!state.rows(Project.class).containsKey(row.projectId())) {
                throw new ForeignKeyViolationException(
                        ErrorCode.FOREIGN_KEY_VIOLATION, "project", "not in the model", null);
            }
        }

        @Override
        Predicate<Environment> matching(EnvironmentQuery query) {
            return row -> ModelLists.anyOf(query.ids(), row.id())
                    && (query.projectId() == null || query.projectId().equals(row.projectId()))
                    && (query.organizationId() == null || query.organizationId().equals(row.organizationId()))
                    && (query.archived() == null || query.archived() == row.archived())
                    && (query.autoArchiveEnabled() == null || query.autoArchiveEnabled() == row.autoArchiveEnabled())
                    && ModelLists.found(query.search(), row.id(), row.name(), row.urlCode());
        }

        @Override
        ModelOrder<Environment> order(EnvironmentQuery query) {
            Comparator<Environment> sort = switch (query.sort()) {
                case NAME -> Comparator.comparing(Environment::name, CodePoints.ORDER);
                case URL_CODE -> Comparator.comparing(Environment::urlCode, CodePoints.ORDER);
                case ID -> Comparator.comparing(Environment::id, CodePoints.ORDER);
                case CREATED_AT -> Comparator.comparing(Environment::createdAt);
                case UPDATED_AT -> Comparator.comparing(Environment::updatedAt);
            };
            EnvironmentQuery withoutPage = query.toBuilder()
                    .pageSize(1)
                    .cursor(null)
                    .search(ModelLists.search(query.search()))
                    .build();
            return new ModelOrder<>(sort, query.direction(), query.pageSize(), query.cursor(), withoutPage);
        }
    }
}

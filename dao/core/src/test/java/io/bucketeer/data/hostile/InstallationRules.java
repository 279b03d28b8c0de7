package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.ListRules.contains;
import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;

import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.EnvironmentSort;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.EnvironmentTagSort;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.OrganizationSort;
import io.bucketeer.data.repository.ProjectQuery;
import io.bucketeer.data.repository.ProjectSort;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** The part of {@link ListRules} that is about directories. */
record InstallationRules(
        InstallationRows rows, Map<String, ListRules.Filter> filters, Map<String, ListRules.Order> orders) {

    void add() {
        addOrganizations();
        addProjects();
        addEnvironments();
        addTags();
        addApiKeys();
    }

    private void addOrganizations() {
        List<Organization> all = rows.organizations;
        filter(
                "OrganizationQuery.ids",
                text -> OrganizationQuery.builder().ids(Set.of(text)).build(),
                all,
                (row, text) -> row.id().equals(text));
        filter(
                "OrganizationQuery.search",
                text -> OrganizationQuery.builder().search(text).build(),
                all,
                (row, text) -> any(text, row.id(), row.name(), row.urlCode()));
        Orders<OrganizationSort, Organization> by = orders(
                "OrganizationQuery",
                all,
                (sort, direction) -> OrganizationQuery.builder()
                        .sort(sort)
                        .direction(direction)
                        .build());
        by.put(OrganizationSort.NAME, Comparator.comparing(Organization::name, BY_CODE_POINT));
        by.put(OrganizationSort.URL_CODE, Comparator.comparing(Organization::urlCode, BY_CODE_POINT));
        by.put(OrganizationSort.ID, Comparator.comparing(Organization::id, BY_CODE_POINT));
        by.put(OrganizationSort.CREATED_AT, Comparator.comparing(Organization::createdAt));
        by.put(OrganizationSort.UPDATED_AT, Comparator.comparing(Organization::updatedAt));
    }

    private void addProjects() {
        List<Project> all = rows.projects;
        filter(
                "ProjectQuery.ids",
                text -> ProjectQuery.builder().ids(Set.of(text)).build(),
                all,
                (row, text) -> row.id().equals(text));
        filter(
                "ProjectQuery.organizationId",
                text -> ProjectQuery.builder().organizationId(text).build(),
                all,
                (row, text) -> row.organizationId().equals(text));
        filter(
                "ProjectQuery.search",
                text -> ProjectQuery.builder().search(text).build(),
                all,
                (row, text) -> any(text, row.id(), row.name(), row.urlCode()));
        Orders<ProjectSort, Project> by = orders(
                "ProjectQuery",
                all,
                (sort, direction) ->
                        ProjectQuery.builder().sort(sort).direction(direction).build());
        by.put(ProjectSort.NAME, Comparator.comparing(Project::name, BY_CODE_POINT));
        by.put(ProjectSort.URL_CODE, Comparator.comparing(Project::urlCode, BY_CODE_POINT));
        by.put(ProjectSort.ID, Comparator.comparing(Project::id, BY_CODE_POINT));
        by.put(ProjectSort.CREATED_AT, Comparator.comparing(Project::createdAt));
        by.put(ProjectSort.UPDATED_AT, Comparator.comparing(Project::updatedAt));
    }

    private void addEnvironments() {
        List<Environment> all = rows.environments;
        filter(
                "EnvironmentQuery.ids",
                text -> EnvironmentQuery.builder().ids(Set.of(text)).build(),
                all,
                (row, text) -> row.id().equals(text));
        filter(
                "EnvironmentQuery.projectId",
                text -> EnvironmentQuery.builder().projectId(text).build(),
                all,
                (row, text) -> row.projectId().equals(text));
        filter(
                "EnvironmentQuery.organizationId",
                text -> EnvironmentQuery.builder().organizationId(text).build(),
                all,
                (row, text) -> row.organizationId().equals(text));
        filter(
                "EnvironmentQuery.search",
                text -> EnvironmentQuery.builder().search(text).build(),
                all,
                (row, text) -> any(text, row.id(), row.name(), row.urlCode()));
        Orders<EnvironmentSort, Environment> by = orders(
                "EnvironmentQuery",
                all,
                (sort, direction) -> EnvironmentQuery.builder()
                        .sort(sort)
                        .direction(direction)
                        .build());
        by.put(EnvironmentSort.NAME, Comparator.comparing(Environment::name, BY_CODE_POINT));
        by.put(EnvironmentSort.URL_CODE, Comparator.comparing(Environment::urlCode, BY_CODE_POINT));
        by.put(EnvironmentSort.ID, Comparator.comparing(Environment::id, BY_CODE_POINT));
        by.put(EnvironmentSort.CREATED_AT, Comparator.comparing(Environment::createdAt));
        by.put(EnvironmentSort.UPDATED_AT, Comparator.comparing(Environment::updatedAt));
    }

    private void addTags() {
        List<EnvironmentTag> all = rows.tags;
        filter(
                "EnvironmentTagQuery.organizationId",
                text -> EnvironmentTagQuery.builder().organizationId(text).build(),
                all,
                (row, text) -> row.environment().organizationId().equals(text));
        filter(
                "EnvironmentTagQuery.environmentIds",
                text -> EnvironmentTagQuery.builder()
                        .environmentIds(Set.of(text))
                        .build(),
                all,
                (row, text) -> row.environment().id().equals(text));
        filter(
                "EnvironmentTagQuery.search",
                text -> EnvironmentTagQuery.builder().search(text).build(),
                all,
                (row, text) -> contains(row.tag().name(), text));
        Orders<EnvironmentTagSort, EnvironmentTag> by = orders(
                "EnvironmentTagQuery",
                all,
                (sort, direction) -> EnvironmentTagQuery.builder()
                        .sort(sort)
                        .direction(direction)
                        .build());
        by.put(EnvironmentTagSort.NAME, Comparator.comparing(row -> row.tag().name(), BY_CODE_POINT));
        by.put(
                EnvironmentTagSort.CREATED_AT,
                Comparator.comparing(row -> row.tag().createdAt()));
        by.put(
                EnvironmentTagSort.UPDATED_AT,
                Comparator.comparing(row -> row.tag().updatedAt()));
        by.put(
                EnvironmentTagSort.ENTITY_TYPE,
                Comparator.comparing(row -> row.tag().entityType().number()));
        by.put(
                EnvironmentTagSort.ENVIRONMENT,
                Comparator.comparing(row -> row.environment().name(), BY_CODE_POINT));
    }

    private void addApiKeys() {
        List<EnvironmentApiKey> all = rows.apiKeys;
        filter(
                "EnvironmentApiKeyQuery.organizationId",
                text -> EnvironmentApiKeyQuery.builder().organizationId(text).build(),
                all,
                (row, text) -> row.environment().organizationId().equals(text));
        filter(
                "EnvironmentApiKeyQuery.environmentIds",
                text -> EnvironmentApiKeyQuery.builder()
                        .environmentIds(Set.of(text))
                        .build(),
                all,
                (row, text) -> row.environment().id().equals(text));
        filter(
                "EnvironmentApiKeyQuery.maintainer",
                text -> EnvironmentApiKeyQuery.builder().maintainer(text).build(),
                all,
                (row, text) -> row.apiKey().maintainer().equals(text));
        filter(
                "EnvironmentApiKeyQuery.search",
                text -> EnvironmentApiKeyQuery.builder().search(text).build(),
                all,
                (row, text) -> contains(row.apiKey().name(), text));
        Orders<EnvironmentApiKeySort, EnvironmentApiKey> by = orders(
                "EnvironmentApiKeyQuery",
                all,
                (sort, direction) -> EnvironmentApiKeyQuery.builder()
                        .sort(sort)
                        .direction(direction)
                        .build());
        by.put(
                EnvironmentApiKeySort.NAME,
                Comparator.comparing(row -> row.apiKey().name(), BY_CODE_POINT));
        by.put(
                EnvironmentApiKeySort.CREATED_AT,
                Comparator.comparing(row -> row.apiKey().createdAt()));
        by.put(
                EnvironmentApiKeySort.UPDATED_AT,
                Comparator.comparing(row -> row.apiKey().updatedAt()));
        by.put(
                EnvironmentApiKeySort.ROLE,
                Comparator.comparing(row -> row.apiKey().role().number()));
        by.put(
                EnvironmentApiKeySort.ENVIRONMENT,
                Comparator.comparing(row -> row.environment().name(), BY_CODE_POINT));
        by.put(
                EnvironmentApiKeySort.STATE,
                Comparator.comparing(row -> row.apiKey().disabled()));
        by.put(
                EnvironmentApiKeySort.LAST_USED_AT,
                Comparator.comparing(row -> row.apiKey().lastUsedAt()));
    }

    private static boolean any(String part, String... columns) {
        return Stream.of(columns).anyMatch(column -> contains(column, part));
    }

    /** By a text that is refused in the place of the filter's name where no database can store it. */
    private <R extends Record> void filter(
            String name, Function<String, Record> query, List<R> all, BiPredicate<R, String> selects) {
        String place = name.substring(name.indexOf('.') + 1);
        filters.put(
                name,
                new ListRules.Filter(
                        query,
                        Limits::unstorable,
                        place.endsWith("ds") ? place + "[0]" : place,
                        text -> all.stream()
                                .filter(row -> selects.test(row, text))
                                .map(ListRules::id)
                                .toList()));
    }

    /** Puts the orders of one list where they belong. */
    private interface Orders<S, R> {

        void put(S sort, Comparator<R> comparator);
    }

    private <S, R extends Record> Orders<S, R> orders(
            String type, List<R> all, BiFunction<S, Direction, Record> query) {
        return (sort, comparator) -> orders.put(
                type + ".sort = " + sort,
                new ListRules.Order(
                        direction -> query.apply(sort, direction),
                        direction -> ListRules.ids(all, comparator, direction)));
    }
}

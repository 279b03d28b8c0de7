package io.bucketeer.data.contract;

import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.EnvironmentTagSort;
import io.bucketeer.data.repository.InEnvironment;
import java.util.Map;

/** The part of {@link TenantCases} that is about the tags of several environments, which other parts store. */
final class TagDirectoryTenantCases {

    private TagDirectoryTenantCases() {}

    static void addCrossing(Map<String, TenantCases.CrossCall> calls) {
        EnvironmentTagQuery query = EnvironmentTagQuery.builder()
                .sort(EnvironmentTagSort.ENVIRONMENT)
                .pageSize(1)
                .build();
        calls.put(
                "EnvironmentTagDirectory.stream(EnvironmentTagQuery)",
                new TenantCases.CrossCall(
                        session -> session.tagDirectory().stream(query).map(TagDirectoryTenantCases::inEnvironment),
                        (session, environment) -> session.tags().listByEnvironment(environment)));
        calls.put(
                "EnvironmentTagDirectory.list(EnvironmentTagQuery)",
                new TenantCases.CrossCall(
                        session ->
                                PageWalk.rows(cursor -> session.tagDirectory()
                                                .list(query.toBuilder()
                                                        .cursor(cursor)
                                                        .build()))
                                        .stream()
                                        .map(TagDirectoryTenantCases::inEnvironment),
                        (session, environment) -> session.tags().listByEnvironment(environment)));
    }

    private static InEnvironment<Tag> inEnvironment(EnvironmentTag found) {
        return new InEnvironment<>(found.environment().id(), found.tag());
    }
}

package io.bucketeer.data.contract;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.ProjectQuery;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list calls of one repository, whatever its queries and rows are. Where rows belong to no environment, any will do.
 *
 * @param type what queries it takes
 * @param list one page
 * @param count how many rows there are
 * @param stream all rows
 * @param paging the query for a page of that size that starts at the cursor
 */
public record Lists<Q extends Record, R extends Record>(
        Class<Q> type, Call<Q, Page<R>> list, Call<Q, Long> count, Call<Q, Stream<R>> stream, Paging<Q> paging) {

    private static final List<Lists<?, ?>> ALL = List.of(
            new Lists<FeatureQuery, Feature>(
                    FeatureQuery.class,
                    (session, environment, query) -> session.features().list(environment, query),
                    (session, environment, query) -> session.features().count(environment, query),
                    (session, environment, query) -> session.features().stream(environment, query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<ApiKeyQuery, ApiKey>(
                    ApiKeyQuery.class,
                    (session, environment, query) -> session.apiKeys().list(environment, query),
                    (session, environment, query) -> session.apiKeys().count(environment, query),
                    (session, environment, query) -> session.apiKeys().stream(environment, query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<EnvironmentApiKeyQuery, EnvironmentApiKey>(
                    EnvironmentApiKeyQuery.class,
                    (session, any, query) -> session.apiKeyDirectory().list(query),
                    (session, any, query) -> session.apiKeyDirectory().count(query),
                    (session, any, query) -> session.apiKeyDirectory().stream(query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<FeatureLastUsedInfoQuery, FeatureLastUsedInfo>(
                    FeatureLastUsedInfoQuery.class,
                    (session, environment, query) ->
                            session.featureLastUsedInfos().list(environment, query),
                    (session, environment, query) ->
                            session.featureLastUsedInfos().count(environment, query),
                    (session, environment, query) -> session.featureLastUsedInfos().stream(environment, query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<OrganizationQuery, Organization>(
                    OrganizationQuery.class,
                    (session, any, query) -> session.organizationDirectory().list(query),
                    (session, any, query) -> session.organizationDirectory().count(query),
                    (session, any, query) -> session.organizationDirectory().stream(query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<ProjectQuery, Project>(
                    ProjectQuery.class,
                    (session, any, query) -> session.projectDirectory().list(query),
                    (session, any, query) -> session.projectDirectory().count(query),
                    (session, any, query) -> session.projectDirectory().stream(query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<EnvironmentQuery, Environment>(
                    EnvironmentQuery.class,
                    (session, any, query) -> session.environmentDirectory().list(query),
                    (session, any, query) -> session.environmentDirectory().count(query),
                    (session, any, query) -> session.environmentDirectory().stream(query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<TagQuery, Tag>(
                    TagQuery.class,
                    (session, environment, query) -> session.tags().list(environment, query),
                    (session, environment, query) -> session.tags().count(environment, query),
                    (session, environment, query) -> session.tags().stream(environment, query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<EnvironmentTagQuery, EnvironmentTag>(
                    EnvironmentTagQuery.class,
                    (session, any, query) -> session.tagDirectory().list(query),
                    (session, any, query) -> session.tagDirectory().count(query),
                    (session, any, query) -> session.tagDirectory().stream(query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<SegmentQuery, Segment>(
                    SegmentQuery.class,
                    (session, environment, query) -> session.segments().list(environment, query),
                    (session, environment, query) -> session.segments().count(environment, query),
                    (session, environment, query) -> session.segments().stream(environment, query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()),
            new Lists<SegmentUserQuery, SegmentUser>(
                    SegmentUserQuery.class,
                    (session, environment, query) -> session.segmentUsers().list(environment, query),
                    (session, environment, query) -> session.segmentUsers().count(environment, query),
                    (session, environment, query) -> session.segmentUsers().stream(environment, query),
                    (query, size, cursor) ->
                            query.toBuilder().pageSize(size).cursor(cursor).build()));

    /** A call in one environment. */
    @FunctionalInterface
    public interface Call<Q, A> {

        A in(Session session, String environment, Q query);
    }

    /** How a query is told which page is wanted. */
    @FunctionalInterface
    public interface Paging<Q> {

        Q at(Q query, int pageSize, @Nullable String cursor);
    }

    /** The lists that take this query. */
    @SuppressWarnings("unchecked")
    public static <Q extends Record> Lists<Q, ?> of(Q query) {
        return ALL.stream()
                .filter(lists -> lists.type() == query.getClass())
                .map(lists -> (Lists<Q, ?>) lists)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(query.getClass().getSimpleName() + " has no place in Lists"));
    }
}

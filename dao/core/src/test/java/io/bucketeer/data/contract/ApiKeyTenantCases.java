package io.bucketeer.data.contract;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The part of {@link TenantCases} that is about API keys: two, of which one is disabled. */
final class ApiKeyTenantCases {

    /** How many rows {@link #fill} stores in tables of environments. */
    static final int ROWS = 2;

    private static final String SHARED = "shared";
    private static final String MAINTAINER = "owner@example.com";
    private static final Instant START = DatabaseContract.START;

    private ApiKeyTenantCases() {}

    static void fill(Session session, String environmentId, String owner) {
        Registered.environment(session, environmentId);
        session.apiKeys().create(environmentId, apiKey(SHARED, owner));
        session.apiKeys()
                .create(
                        environmentId,
                        apiKey("second", owner).toBuilder().disabled(true).build());
    }

    private static ApiKey apiKey(String id, String owner) {
        return ApiKey.builder()
                .id(id)
                .name("Key " + id)
                .role(ApiKeyRole.SDK_SERVER)
                .maintainer(MAINTAINER)
                .description(owner)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    static void addCrossing(Map<String, TenantCases.CrossCall> calls) {
        calls.put(
                "ApiKeyDirectory.stream()",
                new TenantCases.CrossCall(
                        session -> session.apiKeyDirectory().stream(),
                        (session, environment) -> session.apiKeys().listByEnvironment(environment)));
        calls.put(
                "EnvironmentApiKeyDirectory.streamByEnvironment()",
                new TenantCases.CrossCall(
                        session ->
                                session.apiKeyDirectory().streamByEnvironment().map(ApiKeyTenantCases::inEnvironment),
                        (session, environment) -> session.apiKeys().listByEnvironment(environment)));
        EnvironmentApiKeyQuery query = EnvironmentApiKeyQuery.builder()
                .sort(EnvironmentApiKeySort.ENVIRONMENT)
                .pageSize(1)
                .build();
        calls.put(
                "EnvironmentApiKeyDirectory.stream(EnvironmentApiKeyQuery)",
                new TenantCases.CrossCall(
                        session -> session.apiKeyDirectory().stream(query).map(ApiKeyTenantCases::inEnvironment),
                        (session, environment) -> session.apiKeys().listByEnvironment(environment)));
        calls.put(
                "EnvironmentApiKeyDirectory.list(EnvironmentApiKeyQuery)",
                new TenantCases.CrossCall(
                        session -> PageWalk.rows(cursor -> session.apiKeyDirectory()
                                        .list(query.toBuilder().cursor(cursor).build()))
                                .stream()
                                .map(ApiKeyTenantCases::inEnvironment),
                        (session, environment) -> session.apiKeys().listByEnvironment(environment)));
    }

    private static InEnvironment<ApiKey> inEnvironment(EnvironmentApiKey found) {
        return new InEnvironment<>(found.environment().id(), found.apiKey());
    }

    static void addCalls(Map<String, TenantCases.Call> calls) {
        read(calls);
        write(calls);
    }

    private static void read(Map<String, TenantCases.Call> calls) {
        calls.put(
                "ApiKeyRepository.find(String, String)",
                (session, environment) -> session.apiKeys().find(environment, SHARED));
        calls.put(
                "ApiKeyRepository.listByEnvironment(String)",
                (session, environment) -> session.apiKeys().listByEnvironment(environment));
        calls.put(
                "ApiKeyRepository.list(String, ApiKeyQuery)",
                (session, environment) -> queries()
                        .map(query -> PageWalk.rows(cursor -> session.apiKeys()
                                .list(
                                        environment,
                                        query.toBuilder().cursor(cursor).build())))
                        .toList());
        calls.put(
                "ApiKeyRepository.count(String, ApiKeyQuery)",
                (session, environment) -> queries()
                        .map(query -> session.apiKeys().count(environment, query))
                        .toList());
        calls.put(
                "ApiKeyRepository.stream(String, ApiKeyQuery)",
                (session, environment) -> queries()
                        .map(query ->
                                session.apiKeys().stream(environment, query).toList())
                        .toList());
    }

    /** Each filter and sort key once. */
    private static Stream<ApiKeyQuery> queries() {
        Stream<ApiKeyQuery.Builder> filters = Stream.of(
                ApiKeyQuery.builder().role(ApiKeyRole.SDK_SERVER),
                ApiKeyQuery.builder().disabled(true),
                ApiKeyQuery.builder().disabled(false),
                ApiKeyQuery.builder().maintainer(MAINTAINER),
                ApiKeyQuery.builder().search("KEY"),
                ApiKeyQuery.builder().direction(Direction.DESCENDING));
        Stream<ApiKeyQuery.Builder> sorts = Arrays.stream(ApiKeySort.values())
                .map(sort -> ApiKeyQuery.builder().sort(sort));
        return Stream.concat(filters, sorts).map(query -> query.pageSize(1).build());
    }

    private static void write(Map<String, TenantCases.Call> calls) {
        calls.put(
                "ApiKeyRepository.update(String, ApiKey)",
                (session, environment) -> session.apiKeys().update(environment, apiKey(SHARED, "new")));
        calls.put(
                "ApiKeyLifecycle.create(String, ApiKey)",
                (session, environment) -> session.apiKeys().create(environment, apiKey(SHARED, "new")));
        calls.put("ApiKeyLifecycle.createWithSecret(String, ApiKey, ApiKeySecret)", (session, environment) -> {
            session.apiKeys().createWithSecret(environment, apiKey(SHARED, "new"), ApiKeySecret.generate());
            return "";
        });
        calls.put(
                "ApiKeyLifecycle.touch(String, Collection)",
                (session, environment) ->
                        session.apiKeys().touch(environment, List.of(new ApiKeyUse(SHARED, START.plusSeconds(60)))));
    }
}

package io.bucketeer.data.benchmarks.growth;

import static io.bucketeer.data.benchmarks.growth.GrowthCase.NOWHERE;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.call;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.dearest;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.onBoth;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.pages;
import static io.bucketeer.data.benchmarks.growth.GrowthData.ENVIRONMENT;

import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.Session;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of {@link GrowthCases} that is about API keys. */
final class ApiKeyCases {

    private static final String UNSORTED = "no index has these orders: the environment's keys, of which it has few, are"
            + " sorted; an index for each would make it flat, that by LAST_USED_AT at one more write for every use";
    private static final String SEVERAL =
            "no index has an order across environments: their keys, of which each has few, are read and sorted";

    private static final String SORTED_FIRST =
            "keys are all looked up and sorted for each chunk, until there are so many"
                    + " that they are read in an index's order";

    private ApiKeyCases() {}

    static Stream<GrowthCase> all() {
        return Stream.of(byName(), others(), ofAllEnvironments()).flatMap(cases -> cases);
    }

    private static Stream<GrowthCase> byName() {
        return pages(
                "API keys by NAME",
                NOWHERE,
                session -> (size, cursor) -> session.apiKeys()
                        .list(
                                ENVIRONMENT,
                                ApiKeyQuery.builder()
                                        .pageSize(size)
                                        .cursor(cursor)
                                        .build()));
    }

    private static Stream<GrowthCase> others() {
        Set<ApiKeySort> unindexed = EnumSet.complementOf(EnumSet.of(ApiKeySort.NAME));
        return Stream.of(
                dearest(
                        "API keys by " + named(unindexed),
                        onBoth(UNSORTED),
                        unindexed.stream().map(sort -> list(query -> query.sort(sort)))),
                dearest(
                        "API keys of a role, of a maintainer, or disabled, as few are, or by a search",
                        onBoth("no index knows these: the environment's keys, of which it has few, are looked through"),
                        Stream.of(
                                list(query -> query.role(ApiKeyRole.PUBLIC_API_ADMIN)),
                                list(query -> query.maintainer(GrowthData.RARE_MAINTAINER)),
                                list(query -> query.disabled(true)),
                                list(query -> query.search("NAME 77")))),
                call(
                        "the number of API keys",
                        onBoth("they are counted"),
                        session -> session.apiKeys().count(ENVIRONMENT, ApiKeyQuery.all())),
                call(
                        "an API key by its secret",
                        NOWHERE,
                        session -> GrowthCases.expectFound(
                                session.apiKeyDirectory().findBySecret(GrowthData.SECRET))));
    }

    private static Consumer<Session> list(Consumer<ApiKeyQuery.Builder> filter) {
        ApiKeyQuery.Builder query = ApiKeyQuery.builder();
        filter.accept(query);
        return session -> session.apiKeys().list(ENVIRONMENT, query.build());
    }

    private static Stream<GrowthCase> ofAllEnvironments() {
        return Stream.of(
                dearest(
                        "API keys of all environments by " + named(EnumSet.allOf(EnvironmentApiKeySort.class)),
                        onBoth(SEVERAL),
                        EnumSet.allOf(EnvironmentApiKeySort.class).stream()
                                .map(sort -> directory(query -> query.sort(sort)))),
                dearest(
                        "API keys of given environments, or of an organization",
                        onBoth(SEVERAL),
                        Stream.of(
                                directory(query -> query.environmentIds(Set.of(ENVIRONMENT, "other-1"))),
                                directory(query -> query.organizationId(GrowthData.INSTALLATION)))),
                call("the first API keys by environment", Map.of("mysql", SORTED_FIRST), session -> {
                    try (Stream<?> rows = session.apiKeyDirectory().streamByEnvironment()) {
                        rows.limit(Paging.PAGE).forEach(row -> {});
                    }
                }));
    }

    private static Consumer<Session> directory(Consumer<EnvironmentApiKeyQuery.Builder> filter) {
        EnvironmentApiKeyQuery.Builder query = EnvironmentApiKeyQuery.builder();
        filter.accept(query);
        return session -> session.apiKeyDirectory().list(query.build());
    }

    private static String named(Set<? extends Enum<?>> sorts) {
        return sorts.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}

package io.bucketeer.data.contract;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoSort;
import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The part of {@link TenantCases} that is about last uses: of one feature lately, of another one long before. */
final class LastUseTenantCases {

    /** How many rows {@link #fill} stores. */
    static final int ROWS = 2;

    private static final String SHARED = "shared";
    private static final Instant START = DatabaseContract.START;

    private LastUseTenantCases() {}

    static void fill(Session session, String environmentId, String owner) {
        Instant before = START.minus(FeatureStatus.ACTIVE_TIME).minus(Duration.ofSeconds(1));
        session.featureLastUsedInfos()
                .upsert(environmentId, List.of(info(SHARED, START, owner), info("second", before, owner)));
    }

    private static FeatureLastUsedInfo info(String feature, Instant usedAt, String owner) {
        return LastUses.of(feature, 1, usedAt, "1." + owner.length() + ".0");
    }

    static void addCalls(Map<String, TenantCases.Call> calls) {
        calls.put(
                "FeatureUse.summary(String)",
                (session, environment) -> session.features().summary(environment));
        calls.put(
                "FeatureUse.countByTag(String)",
                (session, environment) -> session.features().countByTag(environment));
        calls.put("LastUse.upsert(String, Collection)", (session, environment) -> {
            FeatureLastUsedInfo later = info(SHARED, START.plusSeconds(60), "a later one");
            session.featureLastUsedInfos().upsert(environment, List.of(later, info("third", START, "new")));
            return "";
        });
        read(calls);
    }

    private static void read(Map<String, TenantCases.Call> calls) {
        calls.put(
                "FeatureLastUsedInfoRepository.find(String, String)",
                (session, environment) -> session.featureLastUsedInfos().find(environment, LastUses.id(SHARED, 1)));
        calls.put(
                "FeatureLastUsedInfoRepository.listByEnvironment(String)",
                (session, environment) -> session.featureLastUsedInfos().listByEnvironment(environment));
        calls.put(
                "FeatureLastUsedInfoRepository.list(String, FeatureLastUsedInfoQuery)",
                (session, environment) -> queries()
                        .map(query -> PageWalk.rows(cursor -> session.featureLastUsedInfos()
                                .list(
                                        environment,
                                        query.toBuilder().cursor(cursor).build())))
                        .toList());
        calls.put(
                "FeatureLastUsedInfoRepository.count(String, FeatureLastUsedInfoQuery)",
                (session, environment) -> queries()
                        .map(query -> session.featureLastUsedInfos().count(environment, query))
                        .toList());
        calls.put(
                "FeatureLastUsedInfoRepository.stream(String, FeatureLastUsedInfoQuery)",
                (session, environment) -> queries()
                        .map(query -> session.featureLastUsedInfos().stream(environment, query)
                                .toList())
                        .toList());
    }

    private static Stream<FeatureLastUsedInfoQuery> queries() {
        Stream<FeatureLastUsedInfoQuery.Builder> filters = Stream.of(
                FeatureLastUsedInfoQuery.builder(),
                FeatureLastUsedInfoQuery.builder().direction(Direction.DESCENDING),
                FeatureLastUsedInfoQuery.builder().ids(Set.of(LastUses.id(SHARED, 1), "absent:1")),
                FeatureLastUsedInfoQuery.builder().featureId("second"));
        Stream<FeatureLastUsedInfoQuery.Builder> sorts = Arrays.stream(FeatureLastUsedInfoSort.values())
                .map(sort -> FeatureLastUsedInfoQuery.builder().sort(sort));
        return Stream.concat(filters, sorts).map(query -> query.pageSize(1).build());
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/** The repository of last uses as its documentation says it, over maps. */
final class ModelLastUses extends ModelTable<FeatureLastUsedInfo, FeatureLastUsedInfoQuery>
        implements FeatureLastUsedInfoRepository {

    private static final Comparator<String> BY_PRECEDENCE = Comparator.comparing(Plain.CLIENT_VERSIONS::indexOf);

    ModelLastUses(ModelUnits units) {
        super(units, FeatureLastUsedInfo.class, FeatureLastUsedInfo::id);
    }

    @Override
    void checkRow(String environment, FeatureLastUsedInfo info) {
        ModelRules.lastUse(environment, info);
    }

    /** The newest use of any version of the feature. */
    Optional<Instant> newest(String environment, String featureId) {
        return rows(environment).values().stream()
                .filter(info -> info.featureId().equals(featureId))
                .map(FeatureLastUsedInfo::lastUsedAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public void upsert(String environment, Collection<FeatureLastUsedInfo> infos) {
        infos.forEach(info -> checkRow(environment, info));
        if (infos.isEmpty()) {
            return;
        }
        units.call(() -> {
            infos.forEach(info -> rows(environment).merge(info.id(), info, ModelLastUses::moved));
            return null;
        });
    }

    private static FeatureLastUsedInfo moved(FeatureLastUsedInfo stored, FeatureLastUsedInfo given) {
        return stored.toBuilder()
                .lastUsedAt(BinaryOperator.maxBy(Comparator.<Instant>naturalOrder())
                        .apply(stored.lastUsedAt(), given.lastUsedAt()))
                .clientOldestVersion(known(
                        stored.clientOldestVersion(), given.clientOldestVersion(), BinaryOperator.minBy(BY_PRECEDENCE)))
                .clientLatestVersion(known(
                        stored.clientLatestVersion(), given.clientLatestVersion(), BinaryOperator.maxBy(BY_PRECEDENCE)))
                .build();
    }

    private static String known(String stored, String given, BinaryOperator<String> choice) {
        if (stored.isEmpty() || given.isEmpty()) {
            return stored + given;
        }
        return choice.apply(stored, given);
    }

    @Override
    Predicate<FeatureLastUsedInfo> matching(String environment, FeatureLastUsedInfoQuery query) {
        return info -> ModelLists.anyOf(query.ids(), info.id())
                && (query.featureId() == null || query.featureId().equals(info.featureId()));
    }

    @Override
    ModelOrder<FeatureLastUsedInfo> order(String environment, FeatureLastUsedInfoQuery query) {
        Comparator<FeatureLastUsedInfo> sort = switch (query.sort()) {
            case ID -> Comparator.comparing(FeatureLastUsedInfo::id, CodePoints.ORDER);
            case LAST_USED_AT -> Comparator.comparing(FeatureLastUsedInfo::lastUsedAt);
        };
        FeatureLastUsedInfoQuery withoutPage =
                query.toBuilder().pageSize(1).cursor(null).build();
        return new ModelOrder<>(sort, query.direction(), query.pageSize(), query.cursor(), withoutPage);
    }
}

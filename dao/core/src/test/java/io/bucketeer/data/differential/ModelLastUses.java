package io.bucketeer.data.differential;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoRepository;
import io.bucketeer.data.repository.FeatureLastUsedInfoSort;
import io.bucketeer.data.repository.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The repository of last uses as its documentation says it, over maps. */
final class ModelLastUses implements FeatureLastUsedInfoRepository {

    private static final Comparator<FeatureLastUsedInfo> BY_ID =
            Comparator.comparing(FeatureLastUsedInfo::id, CodePoints.ORDER);

    private static final Comparator<String> BY_PRECEDENCE = Comparator.comparing(Plain.CLIENT_VERSIONS::indexOf);

    private final ModelUnits units;
    private final ModelLists<FeatureLastUsedInfo> lists = new ModelLists<>();

    ModelLastUses(ModelUnits units) {
        this.units = units;
    }

    /** Forgets all cursors. */
    void clear() {
        lists.clear();
    }

    private Map<String, FeatureLastUsedInfo> rows(String environment) {
        return units.state().rows(FeatureLastUsedInfo.class, environment);
    }

    /** The newest use of any version of the feature. */
    Optional<Instant> newest(String environment, String featureId) {
        return rows(environment).values().stream()
                .filter(info -> info.featureId().equals(featureId))
                .map(FeatureLastUsedInfo::lastUsedAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<FeatureLastUsedInfo> find(String environment, String id) {
        ModelRules.key(environment, id);
        return units.call(() -> Optional.ofNullable(rows(environment).get(id)));
    }

    @Override
    public void upsert(String environment, Collection<FeatureLastUsedInfo> infos) {
        infos.forEach(info -> ModelRules.lastUse(environment, info));
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
    public Page<FeatureLastUsedInfo> list(String environment, FeatureLastUsedInfoQuery query) {
        check(environment, query);
        List<Object> sameQuery =
                List.of(environment, query.toBuilder().pageSize(1).cursor(null).build());
        lists.check(query.cursor(), sameQuery);
        Comparator<FeatureLastUsedInfo> order = ModelLists.order(sort(query.sort()), BY_ID, query.direction());
        return units.call(
                () -> lists.page(select(environment, query), order, query.pageSize(), query.cursor(), sameQuery));
    }

    @Override
    public long count(String environment, FeatureLastUsedInfoQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query).size());
    }

    @Override
    public Stream<FeatureLastUsedInfo> stream(String environment, FeatureLastUsedInfoQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query)).stream();
    }

    @Override
    public List<FeatureLastUsedInfo> listByEnvironment(String environment) {
        ModelRules.text(environment, 255);
        return units.call(() -> List.copyOf(rows(environment).values()));
    }

    private static void check(String environment, FeatureLastUsedInfoQuery query) {
        ModelRules.text(environment, 255);
        ModelRules.storable(query.ids());
        ModelRules.storable(query.featureId());
    }

    private List<FeatureLastUsedInfo> select(String environment, FeatureLastUsedInfoQuery query) {
        return ModelLists.select(
                rows(environment).values(), matching(query), sort(query.sort()), BY_ID, query.direction());
    }

    private static Predicate<FeatureLastUsedInfo> matching(FeatureLastUsedInfoQuery query) {
        return info -> (query.ids().isEmpty() || query.ids().contains(info.id()))
                && (query.featureId() == null || query.featureId().equals(info.featureId()));
    }

    private static Comparator<FeatureLastUsedInfo> sort(FeatureLastUsedInfoSort sort) {
        return switch (sort) {
            case ID -> BY_ID;
            case LAST_USED_AT -> Comparator.comparing(FeatureLastUsedInfo::lastUsedAt);
        };
    }
}

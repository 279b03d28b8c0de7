package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.FeatureSummary;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.UnknownMembers;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The repository of features as its documentation says it, over maps. */
final class ModelFeatures implements FeatureRepository {

    private static final Comparator<Feature> BY_ID = Comparator.comparing(Feature::id, CodePoints.ORDER);

    private final ModelUnits units;
    private final SettableClock clock;
    private final ModelLastUses lastUses;
    private final ModelLists<Feature> lists = new ModelLists<>();

    ModelFeatures(ModelUnits units, SettableClock clock, ModelLastUses lastUses) {
        this.units = units;
        this.clock = clock;
        this.lastUses = lastUses;
    }

    /** Forgets all cursors. */
    void clear() {
        lists.clear();
    }

    private Map<String, Feature> rows(String environment) {
        return units.state().rows(Feature.class, environment);
    }

    @Override
    public Optional<Feature> find(String environment, String id) {
        return findIncludingDeleted(environment, id).filter(feature -> !feature.deleted());
    }

    @Override
    public Optional<Feature> findIncludingDeleted(String environment, String id) {
        ModelRules.key(environment, id);
        return units.call(() -> Optional.ofNullable(rows(environment).get(id)));
    }

    @Override
    public void insert(String environment, Feature feature) {
        insertAll(environment, List.of(feature));
    }

    @Override
    public void insertAll(String environment, Collection<Feature> features) {
        features.forEach(feature -> ModelRules.feature(environment, feature));
        if (features.isEmpty()) {
            return;
        }
        units.call(() -> {
            for (Feature feature : features) {
                if (rows(environment).putIfAbsent(feature.id(), feature) != null) {
                    throw new DuplicateKeyException("id", "there in the model", null);
                }
            }
            return null;
        });
    }

    @Override
    public Feature update(String environment, Feature feature) {
        return update(environment, feature, UnknownMembers.REFUSE);
    }

    @Override
    public Feature update(String environment, Feature feature, UnknownMembers unknownMembers) {
        ModelRules.feature(environment, feature);
        if (feature.deleted()) {
            throw ModelRules.refused(ErrorCode.INVALID_VALUE);
        }
        return units.call(() -> {
            Feature stored = rows(environment).get(feature.id());
            if (stored == null || stored.deleted()) {
                throw new NotFoundException("not in the model", null);
            }
            requireVersion(stored, feature.version());
            if (feature.toBuilder().updatedAt(stored.updatedAt()).build().equals(stored)) {
                return stored;
            }
            if (stored.version() == Integer.MAX_VALUE) {
                throw ModelRules.refused(ErrorCode.INVALID_VALUE);
            }
            Feature changed = feature.toBuilder()
                    .version(stored.version() + 1)
                    .updatedAt(clock.instant())
                    .build();
            rows(environment).put(changed.id(), changed);
            return changed;
        });
    }

    @Override
    public boolean delete(String environment, String id, int version) {
        ModelRules.key(environment, id);
        return units.call(() -> {
            Feature stored = rows(environment).get(id);
            if (stored == null || stored.deleted()) {
                return false;
            }
            requireVersion(stored, version);
            rows(environment)
                    .put(
                            id,
                            stored.toBuilder()
                                    .deleted(true)
                                    .updatedAt(clock.instant())
                                    .build());
            return true;
        });
    }

    private static void requireVersion(Feature stored, int version) {
        if (stored.version() != version) {
            throw new OptimisticLockException("another version in the model", null);
        }
    }

    @Override
    public Page<Feature> list(String environment, FeatureQuery query) {
        check(environment, query);
        List<Object> sameQuery = List.of(environment, withoutPage(query));
        lists.check(query.cursor(), sameQuery);
        Comparator<Feature> order = ModelLists.order(sort(query.sort()), BY_ID, query.direction());
        return units.call(
                () -> lists.page(select(environment, query), order, query.pageSize(), query.cursor(), sameQuery));
    }

    @Override
    public long count(String environment, FeatureQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query).size());
    }

    @Override
    public Stream<Feature> stream(String environment, FeatureQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query)).stream();
    }

    @Override
    public List<Feature> listByEnvironment(String environment) {
        ModelRules.text(environment, 255);
        return units.call(() -> rows(environment).values().stream()
                .filter(feature -> !feature.deleted())
                .toList());
    }

    /** The features of all environments that are not deleted, by environment and id. */
    Stream<InEnvironment<Feature>> everywhere() {
        return units
                .call(() -> units.state()
                        .everyRow(Feature.class)
                        .filter(found -> !found.item().deleted())
                        .toList())
                .stream();
    }

    private static void check(String environment, FeatureQuery query) {
        ModelRules.text(environment, 255);
        query.ids().forEach(ModelRules::storable);
        query.tags().forEach(tag -> ModelRules.text(tag, 255));
        ModelRules.storable(query.maintainer());
        ModelRules.storable(query.search());
    }

    private List<Feature> select(String environment, FeatureQuery query) {
        Predicate<Feature> status = feature -> query.status() == null || query.status() == status(environment, feature);
        return ModelLists.select(
                rows(environment).values(), matching(query).and(status), sort(query.sort()), BY_ID, query.direction());
    }

    private FeatureStatus status(String environment, Feature feature) {
        Instant weekAgo = clock.instant().minusSeconds(604_800);
        return lastUses.newest(environment, feature.id())
                .map(newest -> newest.isBefore(weekAgo) ? FeatureStatus.NO_ACTIVITY : FeatureStatus.ACTIVE)
                .orElse(FeatureStatus.NEW);
    }

    @Override
    public FeatureSummary summary(String environment) {
        ModelRules.text(environment, 255);
        return units.call(() -> {
            List<FeatureStatus> statuses = rows(environment).values().stream()
                    .filter(feature -> !feature.deleted() && !feature.archived())
                    .map(feature -> status(environment, feature))
                    .toList();
            return new FeatureSummary(
                    statuses.size(),
                    Collections.frequency(statuses, FeatureStatus.ACTIVE),
                    Collections.frequency(statuses, FeatureStatus.NO_ACTIVITY));
        });
    }

    @Override
    public Map<String, Long> countByTag(String environment) {
        ModelRules.text(environment, 255);
        return units.call(() -> {
            Map<String, Long> counts = new TreeMap<>(CodePoints.ORDER);
            rows(environment).values().stream()
                    .filter(feature -> !feature.deleted())
                    .flatMap(feature -> feature.tags().stream().distinct())
                    .forEach(tag -> counts.merge(tag, 1L, Long::sum));
            return counts;
        });
    }

    private static Predicate<Feature> matching(FeatureQuery query) {
        return feature -> (query.ids().isEmpty() || query.ids().contains(feature.id()))
                && (query.hasPrerequisites() == null
                        || query.hasPrerequisites() != feature.prerequisites().isEmpty())
                && (query.usesFlagAsRule() == null || query.usesFlagAsRule() == usesFlagAsRule(feature))
                && feature.tags().containsAll(query.tags())
                && (query.maintainer() == null || query.maintainer().equals(feature.maintainer()))
                && (query.enabled() == null || query.enabled() == feature.enabled())
                && (query.archived() == null || query.archived() == feature.archived())
                && (query.deleted() == null || query.deleted() == feature.deleted())
                && (query.search() == null || found(query.search(), feature));
    }

    private static boolean usesFlagAsRule(Feature feature) {
        return feature.rules().stream()
                .flatMap(rule -> rule.clauses().stream())
                .anyMatch(clause -> clause.operator().equals(Operator.FEATURE_FLAG));
    }

    private static boolean found(String search, Feature feature) {
        return Stream.of(feature.id(), feature.name(), feature.description())
                .anyMatch(text -> CodePoints.containsWhateverTheCase(text, search));
    }

    private static Comparator<Feature> sort(FeatureSort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(Feature::name, CodePoints.ORDER);
            case CREATED_AT -> Comparator.comparing(Feature::createdAt);
            case UPDATED_AT -> Comparator.comparing(Feature::updatedAt);
            case ENABLED -> Comparator.comparing(Feature::enabled);
            case TAGS -> Comparator.comparing(feature -> feature.tags().size());
        };
    }

    /** What a cursor is bound to; an empty search is none. */
    private static FeatureQuery withoutPage(FeatureQuery query) {
        boolean noSearch = query.search() == null || query.search().isEmpty();
        return query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(noSearch ? null : query.search())
                .build();
    }
}

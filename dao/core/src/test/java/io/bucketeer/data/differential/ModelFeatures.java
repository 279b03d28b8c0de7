package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
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
import io.bucketeer.data.repository.UnknownMembers;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The repository of features as its documentation says it, over maps. */
final class ModelFeatures extends ModelTable<Feature, FeatureQuery> implements FeatureRepository {

    private final SettableClock clock;
    private final ModelLastUses lastUses;

    ModelFeatures(ModelUnits units, SettableClock clock, ModelLastUses lastUses) {
        super(units, Feature.class, Feature::id);
        this.clock = clock;
        this.lastUses = lastUses;
    }

    @Override
    void checkRow(String environment, Feature feature) {
        ModelRules.feature(environment, feature);
    }

    @Override
    boolean deleted(Feature feature) {
        return feature.deleted();
    }

    @Override
    public Feature update(String environment, Feature feature) {
        return update(environment, feature, UnknownMembers.REFUSE);
    }

    @Override
    public Feature update(String environment, Feature feature, UnknownMembers unknownMembers) {
        checkRow(environment, feature);
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

    @Override
    void checkQuery(FeatureQuery query) {
        if (query.tags() != null) {
            query.tags().forEach(tag -> ModelRules.text(tag, 255));
        }
    }

    @Override
    Predicate<Feature> matching(String environment, FeatureQuery query) {
        return feature -> ModelLists.anyOf(query.ids(), feature.id())
                && (query.hasPrerequisites() == null
                        || query.hasPrerequisites() != feature.prerequisites().isEmpty())
                && (query.usesFlagAsRule() == null || query.usesFlagAsRule() == usesFlagAsRule(feature))
                && (query.tags() == null || feature.tags().containsAll(query.tags()))
                && (query.maintainer() == null || query.maintainer().equals(feature.maintainer()))
                && (query.enabled() == null || query.enabled() == feature.enabled())
                && (query.archived() == null || query.archived() == feature.archived())
                && (query.deleted() == null || query.deleted() == feature.deleted())
                && (query.status() == null || query.status() == status(environment, feature))
                && ModelLists.found(query.search(), feature.id(), feature.name(), feature.description());
    }

    private static boolean usesFlagAsRule(Feature feature) {
        return feature.rules().stream()
                .flatMap(rule -> rule.clauses().stream())
                .anyMatch(clause -> clause.operator().equals(Operator.FEATURE_FLAG));
    }

    @Override
    ModelOrder<Feature> order(String environment, FeatureQuery query) {
        FeatureQuery withoutPage = query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .tags(ModelLists.allOf(query.tags()))
                .search(ModelLists.search(query.search()))
                .build();
        return new ModelOrder<>(sort(query.sort()), query.direction(), query.pageSize(), query.cursor(), withoutPage);
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
}

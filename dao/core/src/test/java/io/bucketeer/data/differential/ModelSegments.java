package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.SegmentDirectory;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentRepository;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.UnknownMembers;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repository and the directory of segments as their documentation says it, over maps. */
final class ModelSegments extends ModelTable<Segment, SegmentQuery> implements SegmentRepository {

    private final SettableClock clock;
    private final ModelSegmentUsers users;

    ModelSegments(ModelUnits units, SettableClock clock, ModelSegmentUsers users) {
        super(units, Segment.class, Segment::id);
        this.clock = clock;
        this.users = users;
    }

    @Override
    void checkRow(String environment, Segment segment) {
        ModelRules.segment(environment, segment);
    }

    @Override
    boolean deleted(Segment segment) {
        return segment.deleted();
    }

    @Override
    public Segment update(String environment, Segment segment) {
        return update(environment, segment, UnknownMembers.REFUSE);
    }

    @Override
    public Segment update(String environment, Segment segment, UnknownMembers unknownMembers) {
        checkRow(environment, segment);
        if (segment.deleted()) {
            throw ModelRules.refused(ErrorCode.INVALID_VALUE);
        }
        return units.call(() -> {
            Segment stored = rows(environment).get(segment.id());
            if (stored == null || stored.deleted()) {
                throw new NotFoundException("not in the model", null);
            }
            ModelRules.unchanged(stored.updatedAt(), segment.updatedAt());
            if (segment.equals(stored)) {
                return stored;
            }
            Segment changed = segment.toBuilder()
                    .updatedAt(ModelRules.later(stored.updatedAt(), clock.instant()))
                    .build();
            rows(environment).put(changed.id(), changed);
            return changed;
        });
    }

    @Override
    public boolean delete(String environment, String id) {
        return deleteIfRead(environment, id, null);
    }

    @Override
    public boolean delete(String environment, String id, Instant updatedAt) {
        return deleteIfRead(environment, id, updatedAt);
    }

    /** The users of the segment go with it, even those that are marked as deleted. */
    private boolean deleteIfRead(String environment, String id, @Nullable Instant readAt) {
        ModelRules.key(environment, id);
        return units.call(() -> {
            Segment stored = rows(environment).get(id);
            if (stored == null) {
                return false;
            }
            if (readAt != null) {
                ModelRules.unchanged(stored.updatedAt(), readAt);
            }
            if (isUsed(environment, id)) {
                throw new ForeignKeyViolationException(ErrorCode.IN_USE, "rules", "used in the model", null);
            }
            users.removeAll(environment, id);
            rows(environment).remove(id);
            return true;
        });
    }

    @Override
    public List<String> featuresUsing(String environment, String id) {
        ModelRules.key(environment, id);
        return units.call(() -> using(environment, id));
    }

    @Override
    public Map<String, List<String>> featuresUsing(String environment, Collection<String> ids) {
        ModelRules.text(environment, 255);
        ids.forEach(id -> ModelRules.text(id, 255));
        if (ids.isEmpty()) {
            return Map.of();
        }
        return units.call(() -> {
            Map<String, List<String>> features = new TreeMap<>(CodePoints.ORDER);
            ids.forEach(id -> features.put(id, using(environment, id)));
            features.values().removeIf(List::isEmpty);
            return features;
        });
    }

    private boolean isUsed(String environment, String id) {
        return !using(environment, id).isEmpty();
    }

    /** The features that look into the segment; they stand by id. */
    private List<String> using(String environment, String id) {
        return units.state().rows(Feature.class, environment).values().stream()
                .filter(feature -> !feature.deleted() && looksInto(feature, id))
                .map(Feature::id)
                .toList();
    }

    private static boolean looksInto(Feature feature, String id) {
        return feature.rules().stream()
                .flatMap(rule -> rule.clauses().stream())
                .anyMatch(clause -> clause.operator().equals(Operator.SEGMENT)
                        && clause.values().contains(id));
    }

    /** The segments of all environments. */
    SegmentDirectory directory() {
        return new SegmentDirectory() {
            @Override
            public Stream<InEnvironment<Segment>> stream() {
                return everywhere();
            }

            @Override
            public Stream<InEnvironment<Segment>> streamInUse() {
                return everywhere(
                        found -> isUsed(found.environmentId(), found.item().id()));
            }
        };
    }

    @Override
    Predicate<Segment> matching(String environment, SegmentQuery query) {
        return segment -> ModelLists.anyOf(query.ids(), segment.id())
                && (query.status() == null || query.status().equals(segment.status()))
                && (query.deleted() == null || query.deleted() == segment.deleted())
                && (query.inUse() == null || query.inUse() == isUsed(environment, segment.id()))
                && ModelLists.found(query.search(), segment.name(), segment.description());
    }

    @Override
    ModelOrder<Segment> order(String environment, SegmentQuery query) {
        SegmentQuery withoutPage = query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(ModelLists.search(query.search()))
                .build();
        return new ModelOrder<>(
                sort(environment, query.sort()), query.direction(), query.pageSize(), query.cursor(), withoutPage);
    }

    private Comparator<Segment> sort(String environment, SegmentSort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(Segment::name, CodePoints.ORDER);
            case CREATED_AT -> Comparator.comparing(Segment::createdAt);
            case UPDATED_AT -> Comparator.comparing(Segment::updatedAt);
            case USERS -> Comparator.comparing(Segment::includedUserCount);
            case CONNECTIONS ->
                Comparator.comparing(segment -> using(environment, segment.id()).size());
        };
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Page;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repository and the directory of segments as their documentation says it, over maps. */
final class ModelSegments implements SegmentRepository {

    private static final Comparator<Segment> BY_ID = Comparator.comparing(Segment::id, CodePoints.ORDER);

    private final ModelUnits units;
    private final SettableClock clock;
    private final ModelLists<Segment> lists = new ModelLists<>();

    ModelSegments(ModelUnits units, SettableClock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** Forgets all cursors. */
    void clear() {
        lists.clear();
    }

    private Map<String, Segment> rows(String environment) {
        return units.state().rows(Segment.class, environment);
    }

    @Override
    public Optional<Segment> find(String environment, String id) {
        return findIncludingDeleted(environment, id).filter(segment -> !segment.deleted());
    }

    @Override
    public Optional<Segment> findIncludingDeleted(String environment, String id) {
        ModelRules.key(environment, id);
        return units.call(() -> Optional.ofNullable(rows(environment).get(id)));
    }

    @Override
    public void insert(String environment, Segment segment) {
        insertAll(environment, List.of(segment));
    }

    @Override
    public void insertAll(String environment, Collection<Segment> segments) {
        segments.forEach(segment -> ModelRules.segment(environment, segment));
        if (segments.isEmpty()) {
            return;
        }
        units.call(() -> {
            for (Segment segment : segments) {
                if (rows(environment).putIfAbsent(segment.id(), segment) != null) {
                    throw new DuplicateKeyException("id", "there in the model", null);
                }
            }
            return null;
        });
    }

    @Override
    public Segment update(String environment, Segment segment) {
        return update(environment, segment, UnknownMembers.REFUSE);
    }

    @Override
    public Segment update(String environment, Segment segment, UnknownMembers unknownMembers) {
        ModelRules.segment(environment, segment);
        if (segment.deleted()) {
            throw ModelRules.refused(ErrorCode.INVALID_VALUE);
        }
        return units.call(() -> {
            Segment stored = rows(environment).get(segment.id());
            if (stored == null || stored.deleted()) {
                throw new NotFoundException("not in the model", null);
            }
            requireUnchanged(stored, segment.updatedAt());
            if (segment.equals(stored)) {
                return stored;
            }
            Instant now = clock.instant();
            Instant later =
                    now.isAfter(stored.updatedAt()) ? now : stored.updatedAt().plusSeconds(1);
            Segment changed = segment.toBuilder().updatedAt(later).build();
            rows(environment).put(changed.id(), changed);
            return changed;
        });
    }

    private static void requireUnchanged(Segment stored, Instant readAt) {
        if (!stored.updatedAt().equals(readAt)) {
            throw new OptimisticLockException("changed in the model", null);
        }
    }

    @Override
    public boolean delete(String environment, String id) {
        return deleteIfRead(environment, id, null);
    }

    @Override
    public boolean delete(String environment, String id, Instant updatedAt) {
        return deleteIfRead(environment, id, updatedAt);
    }

    private boolean deleteIfRead(String environment, String id, @Nullable Instant readAt) {
        ModelRules.key(environment, id);
        return units.call(() -> {
            Segment stored = rows(environment).get(id);
            if (stored == null || stored.deleted()) {
                return false;
            }
            if (readAt != null) {
                requireUnchanged(stored, readAt);
            }
            if (isUsed(environment, id)) {
                throw new ForeignKeyViolationException(ErrorCode.IN_USE, "rules", "used in the model", null);
            }
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

    @Override
    public Page<Segment> list(String environment, SegmentQuery query) {
        check(environment, query);
        List<Object> sameQuery = List.of(environment, withoutPage(query));
        lists.check(query.cursor(), sameQuery);
        return units.call(() -> {
            Comparator<Segment> order = ModelLists.order(sort(environment, query.sort()), BY_ID, query.direction());
            return lists.page(select(environment, query), order, query.pageSize(), query.cursor(), sameQuery);
        });
    }

    @Override
    public long count(String environment, SegmentQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query).size());
    }

    @Override
    public Stream<Segment> stream(String environment, SegmentQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query)).stream();
    }

    @Override
    public List<Segment> listByEnvironment(String environment) {
        ModelRules.text(environment, 255);
        return units.call(() -> rows(environment).values().stream()
                .filter(segment -> !segment.deleted())
                .toList());
    }

    /** The segments of all environments. */
    SegmentDirectory directory() {
        return new SegmentDirectory() {
            @Override
            public Stream<InEnvironment<Segment>> stream() {
                return everywhere(found -> true);
            }

            @Override
            public Stream<InEnvironment<Segment>> streamInUse() {
                return everywhere(
                        found -> isUsed(found.environmentId(), found.item().id()));
            }
        };
    }

    private Stream<InEnvironment<Segment>> everywhere(Predicate<InEnvironment<Segment>> wanted) {
        return units
                .call(() -> units.state()
                        .everyRow(Segment.class)
                        .filter(found -> !found.item().deleted())
                        .filter(wanted)
                        .toList())
                .stream();
    }

    private static void check(String environment, SegmentQuery query) {
        ModelRules.text(environment, 255);
        query.ids().forEach(ModelRules::storable);
        ModelRules.storable(query.search());
    }

    private List<Segment> select(String environment, SegmentQuery query) {
        return ModelLists.select(
                rows(environment).values(),
                matching(environment, query),
                sort(environment, query.sort()),
                BY_ID,
                query.direction());
    }

    private Predicate<Segment> matching(String environment, SegmentQuery query) {
        return segment -> (query.ids().isEmpty() || query.ids().contains(segment.id()))
                && (query.status() == null || query.status().equals(segment.status()))
                && (query.deleted() == null || query.deleted() == segment.deleted())
                && (query.inUse() == null || query.inUse() == isUsed(environment, segment.id()))
                && (query.search() == null || found(query.search(), segment));
    }

    private static boolean found(String search, Segment segment) {
        return Stream.of(segment.name(), segment.description())
                .anyMatch(text -> CodePoints.containsWhateverTheCase(text, search));
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

    /** What a cursor is bound to; an empty search is none. */
    private static SegmentQuery withoutPage(SegmentQuery query) {
        boolean noSearch = query.search() == null || query.search().isEmpty();
        return query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(noSearch ? null : query.search())
                .build();
    }
}

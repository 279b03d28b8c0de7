package io.bucketeer.data.differential;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagRepository;
import io.bucketeer.data.repository.TagSort;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The repository of tags as its documentation says it, over maps. */
final class ModelTags implements TagRepository {

    private static final Comparator<Tag> BY_ID = Comparator.comparing(Tag::id, CodePoints.ORDER);

    private static final Comparator<Name> BY_NAME = Comparator.comparing(Name::name)
            .thenComparing(name -> name.entityType().number());

    private final ModelUnits units;
    private final ModelLists<Tag> lists = new ModelLists<>();

    ModelTags(ModelUnits units) {
        this.units = units;
    }

    /** Forgets all cursors. */
    void clear() {
        lists.clear();
    }

    /** What is unique in an environment beside the id. */
    private record Name(String name, TagEntityType entityType) {
        static Name of(Tag tag) {
            return new Name(tag.name(), tag.entityType());
        }
    }

    private Map<String, Tag> rows(String environment) {
        return units.state().rows(Tag.class, environment);
    }

    private Optional<Tag> named(String environment, Name name) {
        return rows(environment).values().stream()
                .filter(tag -> Name.of(tag).equals(name))
                .findFirst();
    }

    @Override
    public Optional<Tag> find(String environment, String id) {
        ModelRules.key(environment, id);
        return units.call(() -> Optional.ofNullable(rows(environment).get(id)));
    }

    @Override
    public Optional<Tag> findByNameAndEntityType(String environment, String name, TagEntityType entityType) {
        ModelRules.text(environment, 255);
        ModelRules.storable(name);
        return units.call(() -> named(environment, new Name(name, entityType)));
    }

    @Override
    public void insert(String environment, Tag tag) {
        insertAll(environment, List.of(tag));
    }

    @Override
    public void insertAll(String environment, Collection<Tag> tags) {
        tags.forEach(tag -> ModelRules.tag(environment, tag));
        if (tags.isEmpty()) {
            return;
        }
        units.call(() -> {
            tags.forEach(tag -> add(environment, tag));
            return null;
        });
    }

    private void add(String environment, Tag tag) {
        if (rows(environment).containsKey(tag.id())
                || named(environment, Name.of(tag)).isPresent()) {
            throw new DuplicateKeyException("id or name", "there in the model", null);
        }
        rows(environment).put(tag.id(), tag);
    }

    @Override
    public void upsert(String environment, Collection<Tag> tags) {
        Map<Name, Tag> firstOfEachName = new TreeMap<>(BY_NAME);
        tags.forEach(tag -> firstOfEachName.putIfAbsent(Name.of(tag), tag));
        firstOfEachName.values().forEach(tag -> ModelRules.tag(environment, tag));
        if (tags.isEmpty()) {
            return;
        }
        units.call(() -> {
            firstOfEachName.values().forEach(tag -> addOrTouch(environment, tag));
            return null;
        });
    }

    private void addOrTouch(String environment, Tag tag) {
        Tag sameId = rows(environment).get(tag.id());
        Optional<Tag> stored = named(environment, Name.of(tag));
        if (stored.isEmpty() || (sameId != null && !sameId.equals(stored.get()))) {
            add(environment, tag);
            return;
        }
        Tag touched = stored.get().toBuilder().updatedAt(tag.updatedAt()).build();
        rows(environment).put(touched.id(), touched);
    }

    @Override
    public boolean delete(String environment, String id) {
        ModelRules.key(environment, id);
        return units.call(() -> rows(environment).remove(id) != null);
    }

    @Override
    public boolean delete(String environment, String id, Instant updatedAt) {
        ModelRules.key(environment, id);
        return units.call(() -> {
            Tag stored = rows(environment).get(id);
            if (stored != null && !stored.updatedAt().equals(updatedAt)) {
                throw new OptimisticLockException("changed in the model", null);
            }
            return rows(environment).remove(id) != null;
        });
    }

    @Override
    public Page<Tag> list(String environment, TagQuery query) {
        check(environment, query);
        List<Object> sameQuery = List.of(environment, withoutPage(query));
        lists.check(query.cursor(), sameQuery);
        Comparator<Tag> order = ModelLists.order(sort(query.sort()), BY_ID, query.direction());
        return units.call(
                () -> lists.page(select(environment, query), order, query.pageSize(), query.cursor(), sameQuery));
    }

    @Override
    public long count(String environment, TagQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query).size());
    }

    @Override
    public Stream<Tag> stream(String environment, TagQuery query) {
        check(environment, query);
        return units.call(() -> select(environment, query)).stream();
    }

    @Override
    public List<Tag> listByEnvironment(String environment) {
        ModelRules.text(environment, 255);
        return units.call(() -> List.copyOf(rows(environment).values()));
    }

    /** The tags of all environments, by environment and id. */
    Stream<InEnvironment<Tag>> everywhere() {
        return units.call(() -> units.state().everyRow(Tag.class).toList()).stream();
    }

    private static void check(String environment, TagQuery query) {
        ModelRules.text(environment, 255);
        ModelRules.storable(query.search());
    }

    private List<Tag> select(String environment, TagQuery query) {
        return ModelLists.select(
                rows(environment).values(), matching(query), sort(query.sort()), BY_ID, query.direction());
    }

    private static Predicate<Tag> matching(TagQuery query) {
        return tag -> (query.entityType() == null || query.entityType().equals(tag.entityType()))
                && (query.search() == null || CodePoints.containsWhateverTheCase(tag.name(), query.search()));
    }

    private static Comparator<Tag> sort(TagSort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(Tag::name, CodePoints.ORDER);
            case CREATED_AT -> Comparator.comparing(Tag::createdAt);
            case UPDATED_AT -> Comparator.comparing(Tag::updatedAt);
            case ENTITY_TYPE -> Comparator.comparing(tag -> tag.entityType().number());
        };
    }

    /** What a cursor is bound to; an empty search is none. */
    private static TagQuery withoutPage(TagQuery query) {
        boolean noSearch = query.search() == null || query.search().isEmpty();
        return query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(noSearch ? null : query.search())
                .build();
    }
}

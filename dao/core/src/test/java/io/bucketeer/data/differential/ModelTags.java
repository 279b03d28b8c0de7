package io.bucketeer.data.differential;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagRepository;
import io.bucketeer.data.repository.TagSort;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The repository of tags as its documentation says it, over maps. */
final class ModelTags extends ModelTable<Tag, TagQuery> implements TagRepository {

    private static final Comparator<Name> BY_NAME = Comparator.comparing(Name::name)
            .thenComparing(name -> name.entityType().number());

    ModelTags(ModelUnits units) {
        super(units, Tag.class, Tag::id);
    }

    /** What is unique in an environment beside the id. */
    private record Name(String name, TagEntityType entityType) {
        static Name of(Tag tag) {
            return new Name(tag.name(), tag.entityType());
        }
    }

    @Override
    void checkRow(String environment, Tag tag) {
        ModelRules.tag(environment, tag);
    }

    private Optional<Tag> named(String environment, Name name) {
        return rows(environment).values().stream()
                .filter(tag -> Name.of(tag).equals(name))
                .findFirst();
    }

    @Override
    public Optional<Tag> findByNameAndEntityType(String environment, String name, TagEntityType entityType) {
        ModelRules.text(environment, 255);
        ModelRules.storable(name);
        return units.call(() -> named(environment, new Name(name, entityType)));
    }

    @Override
    void add(String environment, Tag tag) {
        if (named(environment, Name.of(tag)).isPresent()) {
            throw new DuplicateKeyException("name", "there in the model", null);
        }
        super.add(environment, tag);
    }

    @Override
    public void upsert(String environment, Collection<Tag> tags) {
        Map<Name, Tag> firstOfEachName = new TreeMap<>(BY_NAME);
        tags.forEach(tag -> firstOfEachName.putIfAbsent(Name.of(tag), tag));
        firstOfEachName.values().forEach(tag -> checkRow(environment, tag));
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
            if (stored != null) {
                ModelRules.unchanged(stored.updatedAt(), updatedAt);
            }
            return rows(environment).remove(id) != null;
        });
    }

    @Override
    Predicate<Tag> matching(String environment, TagQuery query) {
        return tag -> (query.entityType() == null || query.entityType().equals(tag.entityType()))
                && ModelLists.found(query.search(), tag.name());
    }

    @Override
    ModelOrder<Tag> order(String environment, TagQuery query) {
        TagQuery withoutPage = query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(ModelLists.search(query.search()))
                .build();
        return new ModelOrder<>(sort(query.sort()), query.direction(), query.pageSize(), query.cursor(), withoutPage);
    }

    private static Comparator<Tag> sort(TagSort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(Tag::name, CodePoints.ORDER);
            case CREATED_AT -> Comparator.comparing(Tag::createdAt);
            case UPDATED_AT -> Comparator.comparing(Tag::updatedAt);
            case ENTITY_TYPE -> Comparator.comparing(tag -> tag.entityType().number());
        };
    }
}

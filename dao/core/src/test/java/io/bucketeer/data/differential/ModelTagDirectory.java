package io.bucketeer.data.differential;

import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.EnvironmentTagSort;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.TagDirectory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tags of all environments as their documentation says it. */
final class ModelTagDirectory implements TagDirectory {

    private static final Comparator<EnvironmentTag> BY_KEY = Comparator.<EnvironmentTag, String>comparing(
                    found -> found.environment().id(), CodePoints.ORDER)
            .thenComparing(found -> found.tag().id(), CodePoints.ORDER);

    private final ModelUnits units;
    private final ModelTags tags;
    private final ModelLists<EnvironmentTag> lists = new ModelLists<>();

    ModelTagDirectory(ModelUnits units, ModelTags tags) {
        this.units = units;
        this.tags = tags;
    }

    /** Forgets all cursors. */
    void clear() {
        lists.clear();
    }

    @Override
    public Stream<InEnvironment<Tag>> stream() {
        return tags.everywhere();
    }

    @Override
    public Page<EnvironmentTag> list(EnvironmentTagQuery query) {
        ModelRules.storable(query);
        EnvironmentTagQuery withoutPage = query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(ModelLists.search(query.search()))
                .build();
        lists.check(query.cursor(), withoutPage);
        Comparator<EnvironmentTag> order = ModelLists.order(sort(query.sort()), BY_KEY, query.direction());
        return units.call(() -> lists.page(select(query), order, query.pageSize(), query.cursor(), withoutPage));
    }

    @Override
    public long count(EnvironmentTagQuery query) {
        ModelRules.storable(query);
        return units.call(() -> select(query).size());
    }

    @Override
    public Stream<EnvironmentTag> stream(EnvironmentTagQuery query) {
        ModelRules.storable(query);
        return units.call(() -> select(query)).stream();
    }

    private List<EnvironmentTag> select(EnvironmentTagQuery query) {
        List<EnvironmentTag> registered = units.state()
                .everyRow(Tag.class)
                .flatMap(found -> registered(found).stream())
                .toList();
        return ModelLists.select(registered, matching(query), sort(query.sort()), BY_KEY, query.direction());
    }

    /** Nothing where the environment is not registered. */
    private Optional<EnvironmentTag> registered(InEnvironment<Tag> found) {
        return Optional.ofNullable(units.state().rows(Environment.class).get(found.environmentId()))
                .map(environment -> new EnvironmentTag(found.item(), environment));
    }

    private static Predicate<EnvironmentTag> matching(EnvironmentTagQuery query) {
        return found -> (query.organizationId() == null
                        || query.organizationId().equals(found.environment().organizationId()))
                && ModelLists.anyOf(query.environmentIds(), found.environment().id())
                && (query.entityType() == null
                        || query.entityType().equals(found.tag().entityType()))
                && ModelLists.found(query.search(), found.tag().name());
    }

    private static Comparator<EnvironmentTag> sort(EnvironmentTagSort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(found -> found.tag().name(), CodePoints.ORDER);
            case CREATED_AT -> Comparator.comparing(found -> found.tag().createdAt());
            case UPDATED_AT -> Comparator.comparing(found -> found.tag().updatedAt());
            case ENTITY_TYPE ->
                Comparator.comparing(found -> found.tag().entityType().number());
            case ENVIRONMENT ->
                Comparator.comparing(found -> found.environment().name(), CodePoints.ORDER);
        };
    }
}

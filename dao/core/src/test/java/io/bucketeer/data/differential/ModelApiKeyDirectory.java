package io.bucketeer.data.differential;

import io.bucketeer.data.differential.ModelApiKeys.StoredSecret;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.ApiKeyDirectory;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.SharedSecret;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API keys of all environments as their documentation says it, while {@code apiKeys.legacyLookup} is on. */
final class ModelApiKeyDirectory implements ApiKeyDirectory {

    private static final Comparator<EnvironmentApiKey> BY_KEY = Comparator.<EnvironmentApiKey, String>comparing(
                    found -> found.environment().id(), CodePoints.ORDER)
            .thenComparing(found -> found.apiKey().id(), CodePoints.ORDER);

    private final ModelUnits units;
    private final ModelApiKeys keys;
    private final ModelLists<EnvironmentApiKey> lists = new ModelLists<>();

    ModelApiKeyDirectory(ModelUnits units, ModelApiKeys keys) {
        this.units = units;
        this.keys = keys;
    }

    /** Forgets all cursors. */
    void clear() {
        lists.clear();
    }

    @Override
    public Stream<InEnvironment<ApiKey>> stream() {
        return keys.everywhere();
    }

    @Override
    public Optional<EnvironmentApiKey> findBySecret(ApiKeySecret secret) {
        if (!canExist(secret.reveal())) {
            return Optional.empty();
        }
        return units.call(() -> {
            List<InEnvironment<StoredSecret>> same = hashedFirst()
                    .filter(found -> found.item().secret().equals(secret))
                    .toList();
            Optional<InEnvironment<StoredSecret>> first =
                    same.stream().filter(found -> opened(found).isPresent()).findFirst();
            if (!units.isInUnit()
                    && same.stream().noneMatch(found -> found.item().hashed())) {
                first.ifPresent(this::hash);
            }
            return first.flatMap(this::opened);
        });
    }

    private static boolean canExist(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= 255
                && text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** What a Go service has left in clear is hashed when it is used. */
    private void hash(InEnvironment<StoredSecret> found) {
        StoredSecret secret = found.item();
        keys.put(found.environmentId(), new StoredSecret(secret.id(), secret.secret(), true));
    }

    private Stream<InEnvironment<StoredSecret>> hashedFirst() {
        return units.state()
                .everyRow(StoredSecret.class)
                .sorted(Comparator.comparing(found -> !found.item().hashed()));
    }

    private Optional<EnvironmentApiKey> opened(InEnvironment<StoredSecret> found) {
        return Optional.ofNullable(
                        keys.rows(found.environmentId()).get(found.item().id()))
                .flatMap(key -> opened(found.environmentId(), key));
    }

    /** Nothing where the environment is not registered; its project always is. */
    private Optional<EnvironmentApiKey> opened(String environmentId, ApiKey key) {
        return Optional.ofNullable(units.state().rows(Environment.class).get(environmentId))
                .map(environment -> {
                    Project project = units.state().rows(Project.class).get(environment.projectId());
                    return new EnvironmentApiKey(key, environment, project.urlCode(), project.disabled());
                });
    }

    @Override
    public Page<EnvironmentApiKey> list(EnvironmentApiKeyQuery query) {
        ModelRules.storable(query);
        EnvironmentApiKeyQuery withoutPage = query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(ModelLists.search(query.search()))
                .build();
        lists.check(query.cursor(), withoutPage);
        Comparator<EnvironmentApiKey> order = ModelLists.order(sort(query.sort()), BY_KEY, query.direction());
        return units.call(() -> lists.page(select(query), order, query.pageSize(), query.cursor(), withoutPage));
    }

    @Override
    public long count(EnvironmentApiKeyQuery query) {
        ModelRules.storable(query);
        return units.call(() -> select(query).size());
    }

    @Override
    public Stream<EnvironmentApiKey> stream(EnvironmentApiKeyQuery query) {
        ModelRules.storable(query);
        return units.call(() -> select(query)).stream();
    }

    @Override
    public Stream<EnvironmentApiKey> streamByEnvironment() {
        return units.call(this::opened).stream();
    }

    /** Every key that opens something, by environment and id. */
    private List<EnvironmentApiKey> opened() {
        return units.state()
                .everyRow(ApiKey.class)
                .flatMap(found -> opened(found.environmentId(), found.item()).stream())
                .toList();
    }

    private List<EnvironmentApiKey> select(EnvironmentApiKeyQuery query) {
        return ModelLists.select(opened(), matching(query), sort(query.sort()), BY_KEY, query.direction());
    }

    private static Predicate<EnvironmentApiKey> matching(EnvironmentApiKeyQuery query) {
        return found -> (query.organizationId() == null
                        || query.organizationId().equals(found.environment().organizationId()))
                && ModelLists.anyOf(query.environmentIds(), found.environment().id())
                && (query.disabled() == null
                        || query.disabled() == found.apiKey().disabled())
                && (query.maintainer() == null
                        || query.maintainer().equals(found.apiKey().maintainer()))
                && ModelLists.found(query.search(), found.apiKey().name());
    }

    private static Comparator<EnvironmentApiKey> sort(EnvironmentApiKeySort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(found -> found.apiKey().name(), CodePoints.ORDER);
            case CREATED_AT -> Comparator.comparing(found -> found.apiKey().createdAt());
            case UPDATED_AT -> Comparator.comparing(found -> found.apiKey().updatedAt());
            case ROLE -> Comparator.comparing(found -> found.apiKey().role().number());
            case ENVIRONMENT ->
                Comparator.comparing(found -> found.environment().name(), CodePoints.ORDER);
            case STATE -> Comparator.comparing(found -> found.apiKey().disabled());
            case LAST_USED_AT -> Comparator.comparing(found -> found.apiKey().lastUsedAt());
        };
    }

    @Override
    public List<SharedSecret> sharedSecrets() {
        return units.call(() -> {
            Map<String, List<InEnvironment<String>>> keysOfSecrets = hashedFirst()
                    .collect(Collectors.groupingBy(
                            found -> found.item().secret().reveal(),
                            LinkedHashMap::new,
                            Collectors.mapping(
                                    found -> new InEnvironment<>(
                                            found.environmentId(), found.item().id()),
                                    Collectors.toList())));
            return keysOfSecrets.values().stream()
                    .filter(same -> same.size() > 1)
                    .map(SharedSecret::new)
                    .toList();
        });
    }
}

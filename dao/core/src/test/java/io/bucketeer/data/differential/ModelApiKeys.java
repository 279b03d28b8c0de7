package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeyRepository;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.ApiKeyUse;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/** The repository of API keys as its documentation says it, over maps. */
final class ModelApiKeys extends ModelTable<ApiKey, ApiKeyQuery> implements ApiKeyRepository {

    private final SettableClock clock;

    ModelApiKeys(ModelUnits units, SettableClock clock) {
        super(units, ApiKey.class, ApiKey::id);
        this.clock = clock;
    }

    /**
     * The secret of the key of that id. The subjects store no secret in clear themselves, so it is either hashed or as a
     * Go service left it.
     */
    record StoredSecret(String id, ApiKeySecret secret, boolean hashed) {}

    @Override
    void checkRow(String environment, ApiKey key) {
        ModelRules.apiKey(environment, key);
    }

    @Override
    public ApiKeySecret create(String environment, ApiKey key) {
        checkRow(environment, key);
        ApiKeySecret secret = ApiKeySecret.generate();
        units.call(() -> add(environment, key, secret));
        return secret;
    }

    /** That a Go service has a key of the secret is seen by asking, which leaves a unit of work usable. */
    @Override
    public void createWithSecret(String environment, ApiKey key, ApiKeySecret secret) {
        checkRow(environment, key);
        ModelRules.secret(secret);
        if (units.call(() -> isStored(secret, false))) {
            throw new DuplicateKeyException("secret", "in clear in the model", null);
        }
        units.call(() -> add(environment, key, secret));
    }

    private ApiKey add(String environment, ApiKey key, ApiKeySecret secret) {
        if (isStored(secret, true)) {
            throw new DuplicateKeyException("secret", "there in the model", null);
        }
        add(environment, key);
        put(environment, new StoredSecret(key.id(), secret, true));
        return key;
    }

    private boolean isStored(ApiKeySecret secret, boolean hashed) {
        return units.state()
                .everyRow(StoredSecret.class)
                .anyMatch(found ->
                        found.item().secret().equals(secret) && found.item().hashed() == hashed);
    }

    /** A row as a Go service leaves it; an empty text is no secret. */
    void storeInClear(String environment, ApiKey key, ApiKeySecret secret) {
        add(environment, key);
        if (!secret.reveal().isEmpty()) {
            put(environment, new StoredSecret(key.id(), secret, false));
        }
    }

    /** Stores the secret of a key that is there. */
    void put(String environment, StoredSecret secret) {
        units.state().rows(StoredSecret.class, environment).put(secret.id(), secret);
    }

    @Override
    public ApiKey update(String environment, ApiKey key) {
        checkRow(environment, key);
        return units.call(() -> {
            ApiKey stored = rows(environment).get(key.id());
            if (stored == null) {
                throw new NotFoundException("not in the model", null);
            }
            ModelRules.unchanged(stored.updatedAt(), key.updatedAt());
            ApiKey given = key.toBuilder().lastUsedAt(stored.lastUsedAt()).build();
            if (given.equals(stored)) {
                return stored;
            }
            ApiKey changed = given.toBuilder()
                    .updatedAt(ModelRules.later(stored.updatedAt(), clock.instant()))
                    .build();
            rows(environment).put(changed.id(), changed);
            return changed;
        });
    }

    @Override
    public int touch(String environment, Collection<ApiKeyUse> uses) {
        ModelRules.text(environment, 255);
        uses.forEach(use -> ModelRules.text(use.id(), 255));
        if (uses.isEmpty()) {
            return 0;
        }
        Map<String, Instant> latest = new HashMap<>();
        uses.forEach(use -> latest.merge(use.id(), use.usedAt(), BinaryOperator.maxBy(Comparator.naturalOrder())));
        return units.call(() -> {
            int moved = 0;
            for (Map.Entry<String, Instant> use : latest.entrySet()) {
                moved += moveForward(environment, use.getKey(), use.getValue()) ? 1 : 0;
            }
            return moved;
        });
    }

    private boolean moveForward(String environment, String id, Instant usedAt) {
        ApiKey stored = rows(environment).get(id);
        if (stored == null || !stored.lastUsedAt().isBefore(usedAt)) {
            return false;
        }
        rows(environment).put(id, stored.toBuilder().lastUsedAt(usedAt).build());
        return true;
    }

    @Override
    Predicate<ApiKey> matching(String environment, ApiKeyQuery query) {
        return key -> (query.role() == null || query.role().equals(key.role()))
                && (query.disabled() == null || query.disabled() == key.disabled())
                && (query.maintainer() == null || query.maintainer().equals(key.maintainer()))
                && ModelLists.found(query.search(), key.name());
    }

    @Override
    ModelOrder<ApiKey> order(String environment, ApiKeyQuery query) {
        ApiKeyQuery withoutPage = query.toBuilder()
                .pageSize(1)
                .cursor(null)
                .search(ModelLists.search(query.search()))
                .build();
        return new ModelOrder<>(sort(query.sort()), query.direction(), query.pageSize(), query.cursor(), withoutPage);
    }

    private static Comparator<ApiKey> sort(ApiKeySort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(ApiKey::name, CodePoints.ORDER);
            case CREATED_AT -> Comparator.comparing(ApiKey::createdAt);
            case UPDATED_AT -> Comparator.comparing(ApiKey::updatedAt);
            case ROLE -> Comparator.comparing(key -> key.role().number());
            case STATE -> Comparator.comparing(ApiKey::disabled);
            case LAST_USED_AT -> Comparator.comparing(ApiKey::lastUsedAt);
        };
    }
}

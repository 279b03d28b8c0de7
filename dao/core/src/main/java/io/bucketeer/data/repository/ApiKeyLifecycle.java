package io.bucketeer.data.repository;

import io.bucketeer.data.model.ApiKey;
import java.util.Collection;

/**
 * How API keys come to have a secret, and what is noted of their use. A key is never removed: to take it out of use,
 * update it with {@code disabled} true.
 *
 * <p>Of a secret its SHA-256 is stored, which nobody can turn back, and the secret itself only where the configuration
 * says {@code apiKeys.storeSecret}. Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says
 * the cause and never a secret. Inside a unit of work a call takes part in it. Thread-safe.
 */
public interface ApiKeyLifecycle {

    /**
     * Stores a new API key exactly as given, with a new secret. Where this throws, the secret is lost: if the key may
     * have been stored all the same (COMMIT_OUTCOME_UNKNOWN), disable it and create another. Whether the environment is
     * registered is not asked; until it is, nobody finds the key by its secret.
     *
     * @return the secret; it cannot be read again
     * @throws io.bucketeer.data.error.DuplicateKeyException when the environment has one of that id
     */
    ApiKeySecret create(String environmentId, ApiKey apiKey);

    /**
     * Stores a new API key exactly as given, with a secret that exists already, such as one that comes from another
     * database.
     *
     * @param secret 1 to {@value ApiKeySecret#MAX_LENGTH} characters; while {@code apiKeys.legacyLookup} is off, one
     *     that this library made, since no other would be found
     * @throws io.bucketeer.data.error.DuplicateKeyException when the environment has one of that id, or any environment
     *     one of that secret
     */
    void createWithSecret(String environmentId, ApiKey apiKey, ApiKeySecret secret);

    /**
     * Notes when API keys were last used, all or none, a thousand by one statement. Nothing but {@code lastUsedAt}
     * changes, and it only moves forward: a use that is not later than the one noted, and one of a key that is not
     * there, do nothing. Of several uses of a key the latest counts.
     *
     * @return how many keys' {@code lastUsedAt} moved
     */
    int touch(String environmentId, Collection<ApiKeyUse> uses);
}

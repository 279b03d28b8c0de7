package io.bucketeer.data.repository;

import io.bucketeer.data.model.EnvironmentApiKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * API keys with the environment and the project that they open, whatever environment that is. A key is there only when
 * its environment and its environment's project are registered. Disabled keys, archived environments and disabled
 * projects are there like all others: whoever lets a program in asks {@link EnvironmentApiKey} about each.
 *
 * <p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the cause and never a secret.
 * Inside a unit of work a call takes part in it. Thread-safe.
 */
public interface EnvironmentApiKeyDirectory {

    /**
     * The API key of that secret, which is compared exactly: another case or a space more is another secret. A text
     * that cannot be a secret is answered without asking the database: one that is empty, too long or no text that a
     * database can store; and, while {@code apiKeys.legacyLookup} is off, one that this library did not make.
     *
     * <p>While {@code apiKeys.legacyLookup} is on, keys that are stored with their secret in clear are found too. Where
     * several have one secret, one whose hash is stored comes first, then the first by environment and id. Such a key
     * has its hash stored on that occasion, and the secret in clear removed unless {@code apiKeys.storeSecret} is on;
     * not inside a unit of work, and where that fails a warning in the log is all that comes of it.
     */
    Optional<EnvironmentApiKey> findBySecret(ApiKeySecret secret);

    /**
     * One page of the API keys that the query selects.
     *
     * @throws io.bucketeer.data.error.InvalidDataException with INVALID_CURSOR when the query's cursor was made for
     *     another query, or was changed
     */
    Page<EnvironmentApiKey> list(EnvironmentApiKeyQuery query);

    /** How many API keys the query selects, on all pages together. */
    long count(EnvironmentApiKeyQuery query);

    /**
     * All API keys that the query selects, fetched in chunks of 1,000 as the caller takes them, in constant memory. No
     * connection is held in between, and it is no snapshot: a row written meanwhile may or may not be seen, and one
     * whose sort value changes may be seen twice or not at all. The query's page size and cursor do not matter.
     */
    Stream<EnvironmentApiKey> stream(EnvironmentApiKeyQuery query);

    /**
     * All API keys, by environment and {@code id}, which never change: whatever happens to them meanwhile, none is seen
     * twice, and those that stay are all seen. Fetched in chunks of 1,000 as the caller takes them, in constant memory.
     * No connection is held in between, and it is no snapshot: a row written meanwhile may or may not be seen.
     */
    Stream<EnvironmentApiKey> streamByEnvironment();

    /**
     * API keys that cannot be told apart by their secrets, for whoever adopts a database of Bucketeer's: all but the
     * first of each are never found. Reads the whole table.
     */
    List<SharedSecret> sharedSecrets();
}

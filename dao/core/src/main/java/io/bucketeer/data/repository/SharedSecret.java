package io.bucketeer.data.repository;

import java.util.List;

/**
 * API keys that have one secret in common, as nothing keeps Bucketeer from storing one twice. Immutable.
 *
 * @param keys their ids, two or more: the one whose secret is stored as a hash, if there is one, then by environment
 *     and id. Look-up finds the first that belongs to an environment that is registered
 */
public record SharedSecret(List<InEnvironment<String>> keys) {

    public SharedSecret {
        keys = List.copyOf(keys);
    }
}

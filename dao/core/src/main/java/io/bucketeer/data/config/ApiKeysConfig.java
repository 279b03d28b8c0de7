package io.bucketeer.data.config;

/**
 * How API keys are stored.
 *
 * @param storeSecret whether new keys are stored in clear beside their hash, as a database shared with Bucketeer's Go
 *     services needs
 */
public record ApiKeysConfig(boolean storeSecret) {

    public static ApiKeysConfig defaults() {
        return new ApiKeysConfig(Keys.STORE_SECRET.requireFallback());
    }
}

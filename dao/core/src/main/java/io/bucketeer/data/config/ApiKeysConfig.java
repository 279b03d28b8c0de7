package io.bucketeer.data.config;

/**
 * How API keys are stored and found.
 *
 * @param storeSecret whether secrets are stored in clear beside their hash, as a database shared with Bucketeer's Go
 *     services needs
 * @param legacyLookup whether keys are found too whose secret is stored in clear, or was not made by this library
 */
public record ApiKeysConfig(boolean storeSecret, boolean legacyLookup) {

    public static ApiKeysConfig defaults() {
        return new ApiKeysConfig(Keys.STORE_SECRET.requireFallback(), Keys.LEGACY_LOOKUP.requireFallback());
    }
}

package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeyDirectory;
import io.bucketeer.data.repository.ApiKeySecret;
import java.util.Optional;

/** The library, through its door. */
final class LibrarySecrets implements SecretReads {

    private final BucketeerData data;
    private final ApiKeyDirectory apiKeys;

    LibrarySecrets(DataConfig config) {
        this.data = BucketeerData.open(config);
        this.apiKeys = data.apiKeyDirectory();
    }

    @Override
    public Optional<EnvironmentApiKey> findBySecret(ApiKeySecret secret) {
        return apiKeys.findBySecret(secret);
    }

    @Override
    public void close() {
        data.close();
    }
}

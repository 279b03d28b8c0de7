package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import java.sql.SQLException;
import java.util.Optional;

/** Looking API keys up by their secrets, by whatever means. */
public interface SecretReads extends AutoCloseable {

    /** The API key of that secret, with the environment and the project that it opens. */
    Optional<EnvironmentApiKey> findBySecret(ApiKeySecret secret) throws SQLException;

    @Override
    void close();
}

package io.bucketeer.data.jooq;

import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.EnvironmentApiKeyDirectory;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.SharedSecret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link EnvironmentApiKeyDirectory} on whichever database the engine has open. */
abstract class JooqEnvironmentApiKeyDirectory implements EnvironmentApiKeyDirectory {

    private final SecretLookup lookup;
    private final EnvironmentApiKeyLists lists;
    private final SharedSecrets sharedSecrets;

    JooqEnvironmentApiKeyDirectory(Engine engine) {
        this.lookup = new SecretLookup(engine);
        this.lists = new EnvironmentApiKeyLists(engine);
        this.sharedSecrets = new SharedSecrets(engine);
    }

    @Override
    public final Optional<EnvironmentApiKey> findBySecret(ApiKeySecret secret) {
        return lookup.find(secret);
    }

    @Override
    public final Page<EnvironmentApiKey> list(EnvironmentApiKeyQuery query) {
        return lists.page(query);
    }

    @Override
    public final long count(EnvironmentApiKeyQuery query) {
        return lists.count(query);
    }

    @Override
    public final Stream<EnvironmentApiKey> stream(EnvironmentApiKeyQuery query) {
        return lists.stream(query);
    }

    @Override
    public final Stream<EnvironmentApiKey> streamByEnvironment() {
        return lists.streamByEnvironment();
    }

    @Override
    public final List<SharedSecret> sharedSecrets() {
        return sharedSecrets.list();
    }
}

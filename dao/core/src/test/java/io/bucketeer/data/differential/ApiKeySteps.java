package io.bucketeer.data.differential;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.List;

/**
 * The steps that call the repository and the directory of API keys, but for those of {@link ListSteps}. Secrets stand by
 * their names, see {@link Secrets}.
 */
final class ApiKeySteps {

    private ApiKeySteps() {}

    record FindApiKey(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().apiKeys().find(environment, id);
        }
    }

    /** Gives the new secret a name. */
    record CreateApiKey(String environment, ApiKey key, String secret) implements Step {
        @Override
        public Object run(Subject subject) {
            ApiKeySecret created = subject.session().apiKeys().create(environment, key);
            subject.secrets().keep(secret, created);
            return created.isWellFormed() ? "created" : "malformed";
        }
    }

    record CreateApiKeyWithSecret(String environment, ApiKey key, String secret) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session()
                    .apiKeys()
                    .createWithSecret(environment, key, subject.secrets().named(secret));
            return "created";
        }
    }

    /** A key that a Go service stores, with its secret in clear, unless there is one. Not inside a unit of work. */
    record StoreApiKeyInClear(String environment, ApiKey key, String secret) implements Step {
        @Override
        public Object run(Subject subject) {
            if (subject.session().apiKeys().find(environment, key.id()).isPresent()) {
                return "there";
            }
            subject.storeInClear(environment, key, subject.secrets().named(secret));
            return "stored";
        }
    }

    /**
     * Stores other values of the key as it was read.
     *
     * @param ahead 0 to pass the time that was read, else by how many seconds it is wrong
     */
    record UpdateApiKey(String environment, ApiKey key, int ahead) implements Step {
        @Override
        public Object run(Subject subject) {
            Instant readAt = subject.session()
                    .apiKeys()
                    .find(environment, key.id())
                    .map(ApiKey::updatedAt)
                    .orElse(Plain.START);
            ApiKey changed =
                    key.toBuilder().updatedAt(readAt.plusSeconds(ahead)).build();
            return subject.session().apiKeys().update(environment, changed);
        }
    }

    /** What takes a key out of use, or does nothing where it is. */
    record DisableApiKey(String environment, String id) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session()
                    .apiKeys()
                    .find(environment, id)
                    .map(key -> subject.session()
                            .apiKeys()
                            .update(environment, key.toBuilder().disabled(true).build()));
        }
    }

    record TouchApiKeys(String environment, List<ApiKeyUse> uses) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().apiKeys().touch(environment, uses);
        }
    }

    record ListApiKeysByEnvironment(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().apiKeys().listByEnvironment(environment);
        }
    }

    record FindBySecret(String secret) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session()
                    .apiKeyDirectory()
                    .findBySecret(subject.secrets().named(secret));
        }
    }

    record StreamApiKeyDirectory() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().apiKeyDirectory().stream().toList();
        }
    }

    record StreamApiKeysByEnvironment() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().apiKeyDirectory().streamByEnvironment().toList();
        }
    }

    record ListSharedSecrets() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().apiKeyDirectory().sharedSecrets();
        }
    }

    /** Which key each secret opens that was created, or was to be. */
    static Object opened(Subject subject) {
        Session session = subject.session();
        return subject.secrets().names().stream()
                .map(name ->
                        session.apiKeyDirectory().findBySecret(subject.secrets().named(name)))
                .toList();
    }
}

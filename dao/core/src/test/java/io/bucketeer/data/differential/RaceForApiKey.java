package io.bucketeer.data.differential;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.Session;
import java.util.List;
import java.util.Optional;

/**
 * Two units create, update or touch the API key of one id, or two keys, which they create with one secret.
 *
 * @param sameId whether both mean the same key, even where these have different ids
 */
record RaceForApiKey(
        String environment,
        ApiKey one,
        Strike oneStrike,
        ApiKey other,
        Strike otherStrike,
        boolean sameId,
        boolean overlap,
        boolean commit)
        implements Step {

    private static final String SECRET = "of a race";

    /** What one side does, whatever it has read. */
    enum Strike {
        CREATE,
        UPDATE,
        TOUCH
    }

    @Override
    public Object run(Subject subject) {
        boolean same = sameId || one.id().equals(other.id());
        ApiKey rival = sameId ? other.toBuilder().id(one.id()).build() : other;
        return subject.race(new Race<Optional<ApiKey>>(
                () -> subject.session().apiKeys().find(environment, one.id()),
                read -> strike(subject, one, oneStrike),
                read -> strike(subject, rival, otherStrike),
                read -> read.isEmpty() && same && otherStrike != Strike.CREATE,
                overlap,
                commit));
    }

    private Object strike(Subject subject, ApiKey key, Strike strike) {
        Session session = subject.session();
        return switch (strike) {
            case CREATE -> {
                session.apiKeys()
                        .createWithSecret(environment, key, subject.secrets().named(SECRET));
                yield "created";
            }
            case UPDATE -> session.apiKeys().update(environment, key);
            case TOUCH -> session.apiKeys().touch(environment, List.of(new ApiKeyUse(key.id(), key.lastUsedAt())));
        };
    }
}

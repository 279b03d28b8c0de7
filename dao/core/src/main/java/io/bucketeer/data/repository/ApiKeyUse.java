package io.bucketeer.data.repository;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * That an API key was used. Immutable.
 *
 * @param id the key's
 * @param usedAt when, to the second, taken as given: one that lies ahead, from a clock that is wrong, stays noted until
 *     later ones come
 */
public record ApiKeyUse(String id, Instant usedAt) {

    public ApiKeyUse {
        Objects.requireNonNull(id, "ApiKeyUse.id is null");
        usedAt = Objects.requireNonNull(usedAt, "ApiKeyUse.usedAt is null").truncatedTo(ChronoUnit.SECONDS);
    }
}

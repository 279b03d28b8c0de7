package io.bucketeer.data.repository;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import java.util.Collection;

/**
 * When features were last used, which never goes back.
 *
 * <p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the cause. Inside a unit of
 * work a call takes part in it. Thread-safe.
 */
public interface LastUse {

    /**
     * Stores last uses: new rows as given; of a row that is there, {@code lastUsedAt} and {@code clientLatestVersion}
     * only move forward and {@code clientOldestVersion} only moves back, each by itself, and {@code createdAt} stays.
     * So an older use never replaces a newer one, and whatever the order in which writers come, the row ends as the
     * latest time, the oldest client version and the latest one of all that were given; see
     * {@link io.bucketeer.data.model.LastUses#together}. Several of one id count as if they came one after the other.
     * A time is taken as given: one that lies ahead, from a clock that is wrong, stays until later ones come. All of
     * them or none.
     *
     * @throws io.bucketeer.data.error.InvalidDataException when an id is not
     *     {@link io.bucketeer.data.model.LastUses#id} of its feature and version, or is longer than 255 characters; when
     *     a client version is neither empty nor a {@link io.bucketeer.data.model.ClientVersion}, when only one of them is
     *     empty, or the oldest is later than the latest
     */
    void upsert(String environmentId, Collection<FeatureLastUsedInfo> infos);
}

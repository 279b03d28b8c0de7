package io.bucketeer.data.repository;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Tag rows for names, to be upserted in the unit of work that writes what they tag, after it was written:
 * {@code session.tags().upsert(environmentId, Tags.of(stored))}.
 */
public final class Tags {

    private Tags() {}

    /** A tag for each of the feature's tags, as of the feature's last change; of a feature as stored, not as it was read. */
    public static List<Tag> of(Feature feature) {
        return of(feature.tags(), TagEntityType.FEATURE_FLAG, feature.updatedAt());
    }

    /** A tag with a new id for each distinct name, trimmed, blank ones left out. */
    public static List<Tag> of(Collection<String> names, TagEntityType entityType, Instant now) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> Tag.builder()
                        .id(UUID.randomUUID().toString())
                        .name(name)
                        .entityType(entityType)
                        .createdAt(now)
                        .updatedAt(now)
                        .build())
                .toList();
    }
}

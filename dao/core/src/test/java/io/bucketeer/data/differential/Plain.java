package io.bucketeer.data.differential;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.TagQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The simplest values: what is like them need not be printed, and failing programs are shrunk towards them. */
final class Plain {

    /** 2026-03-01T12:00:00Z, when every program starts. */
    static final Instant START = Instant.ofEpochSecond(1_772_366_400L);

    private Plain() {}

    static Feature.Builder feature(String id) {
        return Feature.builder().id(id).createdAt(START).updatedAt(START).defaultStrategy(Strategies.fixed("on"));
    }

    static Segment.Builder segment(String id) {
        return Segment.builder().id(id).createdAt(START).updatedAt(START);
    }

    static Tag.Builder tag(String id, String name) {
        return Tag.builder().id(id).name(name).createdAt(START).updatedAt(START);
    }

    /** The simplest value of the same identity; {@code null} for other kinds of records. */
    static @Nullable Record like(Record value) {
        return switch (value) {
            case Feature feature -> feature(feature.id()).build();
            case Tag tag -> tag(tag.id(), tag.name()).build();
            case Segment segment -> segment(segment.id()).build();
            case FeatureQuery query -> FeatureQuery.all();
            case SegmentQuery query -> SegmentQuery.all();
            case TagQuery query -> TagQuery.all();
            default -> null;
        };
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.ProjectQuery;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.TagQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simplest values: what is like them need not be printed, and failing programs are shrunk towards them. */
final class Plain {

    /** 2026-03-01T12:00:00Z, when every program starts. */
    static final Instant START = Instant.ofEpochSecond(1_772_366_400L);

    /** Versions of clients in order of precedence; programs use no others. */
    static final List<String> CLIENT_VERSIONS = List.of("0.9.0", "1.2.0", "1.10.0", "2.0.0-rc.1", "2.0.0");

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

    static FeatureLastUsedInfo.Builder lastUse(String featureId, long version) {
        return FeatureLastUsedInfo.builder()
                .id(featureId + ":" + version)
                .featureId(featureId)
                .version(version)
                .lastUsedAt(START)
                .createdAt(START);
    }

    /** Of that segment, included. */
    static SegmentUser.Builder segmentUser(String segmentId, String userId) {
        return SegmentUser.builder()
                .id(segmentId + ":" + userId + ":INCLUDED")
                .segmentId(segmentId)
                .userId(userId);
    }

    static ApiKey.Builder apiKey(String id) {
        return ApiKey.builder().id(id).createdAt(START).updatedAt(START);
    }

    static Organization.Builder organization(String id) {
        return Organization.builder().id(id).createdAt(START).updatedAt(START);
    }

    static Project.Builder project(String id) {
        return Project.builder().id(id).createdAt(START).updatedAt(START);
    }

    static Environment.Builder environment(String id) {
        return Environment.builder().id(id).createdAt(START).updatedAt(START);
    }

    /** The simplest value of the same identity; {@code null} for other kinds of records. */
    static @Nullable Record like(Record value) {
        return switch (value) {
            case Feature feature -> feature(feature.id()).build();
            case Tag tag -> tag(tag.id(), tag.name()).build();
            case Segment segment -> segment(segment.id()).build();
            case SegmentQuery query -> SegmentQuery.all();
            case SegmentUser user ->
                segmentUser(user.segmentId(), user.userId()).build();
            case SegmentUserQuery query -> SegmentUserQuery.all();
            case ApiKey key -> apiKey(key.id()).build();
            case ApiKeyQuery query -> ApiKeyQuery.all();
            case EnvironmentApiKeyQuery query -> EnvironmentApiKeyQuery.all();
            case EnvironmentTagQuery query -> EnvironmentTagQuery.all();
            case FeatureLastUsedInfo info ->
                lastUse(info.featureId(), info.version()).build();
            case Organization organization -> organization(organization.id()).build();
            case Project project -> project(project.id()).build();
            case Environment environment -> environment(environment.id()).build();
            case FeatureQuery query -> FeatureQuery.all();
            case FeatureLastUsedInfoQuery query -> FeatureLastUsedInfoQuery.all();
            case OrganizationQuery query -> OrganizationQuery.all();
            case ProjectQuery query -> ProjectQuery.all();
            case EnvironmentQuery query -> EnvironmentQuery.all();
            case TagQuery query -> TagQuery.all();
            default -> null;
        };
    }
}

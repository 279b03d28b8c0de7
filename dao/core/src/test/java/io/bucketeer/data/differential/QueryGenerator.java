package io.bucketeer.data.differential;

import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.EnvironmentSort;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.EnvironmentTagSort;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoSort;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.OrganizationSort;
import io.bucketeer.data.repository.ProjectQuery;
import io.bucketeer.data.repository.ProjectSort;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.SegmentUserSort;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagSort;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random list queries; most of them filter by one thing or by none. */
final class QueryGenerator {

    private final SplittableRandom random;
    private final Texts texts;
    private final ValueGenerator values;

    QueryGenerator(SplittableRandom random, Texts texts, ValueGenerator values) {
        this.random = random;
        this.texts = texts;
        this.values = values;
    }

    FeatureQuery features() {
        FeatureQuery.Builder query = FeatureQuery.builder()
                .sort(one(FeatureSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(3)) {
            return query.build();
        }
        if (values.oneIn(6)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (values.oneIn(6)) {
            query.hasPrerequisites(random.nextBoolean());
        }
        if (values.oneIn(6)) {
            query.usesFlagAsRule(random.nextBoolean());
        }
        if (values.oneIn(5)) {
            query.status(one(FeatureStatus.values()));
        }
        if (values.oneIn(4)) {
            query.tags(Set.copyOf(values.list(2, texts::any)));
        }
        if (values.oneIn(6)) {
            query.maintainer(texts.any());
        }
        if (values.oneIn(5)) {
            query.enabled(random.nextBoolean());
        }
        if (values.oneIn(5)) {
            query.archived(random.nextBoolean());
        }
        if (values.oneIn(3)) {
            query.deleted(flagOrNone());
        }
        if (values.oneIn(4)) {
            query.search(texts.word());
        }
        return query.build();
    }

    SegmentQuery segments() {
        SegmentQuery.Builder query = SegmentQuery.builder()
                .sort(one(SegmentSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(6)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (values.oneIn(4)) {
            query.inUse(random.nextBoolean());
        }
        if (values.oneIn(5)) {
            query.status(values.segmentStatus());
        }
        if (values.oneIn(4)) {
            query.deleted(flagOrNone());
        }
        if (values.oneIn(4)) {
            query.search(texts.word());
        }
        return query.build();
    }

    SegmentUserQuery segmentUsers() {
        SegmentUserQuery.Builder query = SegmentUserQuery.builder()
                .sort(one(SegmentUserSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(3)) {
            query.segmentId(texts.id());
        }
        if (values.oneIn(4)) {
            query.userId(texts.id());
        }
        if (values.oneIn(4)) {
            query.state(values.segmentUser().state());
        }
        return values.oneIn(3) ? query.deleted(flagOrNone()).build() : query.build();
    }

    ApiKeyQuery apiKeys() {
        ApiKeyQuery.Builder query = ApiKeyQuery.builder()
                .sort(one(ApiKeySort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(5)) {
            query.role(values.apiKey().role());
        }
        if (values.oneIn(4)) {
            query.disabled(random.nextBoolean());
        }
        if (values.oneIn(5)) {
            query.maintainer(texts.any());
        }
        return values.oneIn(3) ? query.search(texts.word()).build() : query.build();
    }

    EnvironmentApiKeyQuery environmentApiKeys() {
        EnvironmentApiKeyQuery.Builder query = EnvironmentApiKeyQuery.builder()
                .sort(one(EnvironmentApiKeySort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(6)) {
            query.organizationId(random.nextBoolean() ? "" : texts.id());
        }
        if (values.oneIn(4)) {
            query.environmentIds(Set.copyOf(values.list(3, texts::environment)));
        }
        if (values.oneIn(4)) {
            query.disabled(random.nextBoolean());
        }
        if (values.oneIn(5)) {
            query.maintainer(texts.any());
        }
        return values.oneIn(3) ? query.search(texts.word()).build() : query.build();
    }

    TagQuery tags() {
        TagQuery.Builder query = TagQuery.builder()
                .sort(one(TagSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(3)) {
            query.entityType(values.entityType());
        }
        if (values.oneIn(3)) {
            query.search(texts.word());
        }
        return query.build();
    }

    EnvironmentTagQuery environmentTags() {
        EnvironmentTagQuery.Builder query = EnvironmentTagQuery.builder()
                .sort(one(EnvironmentTagSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(6)) {
            query.organizationId(random.nextBoolean() ? "" : texts.id());
        }
        if (values.oneIn(3)) {
            query.environmentIds(Set.copyOf(values.list(3, texts::environment)));
        }
        if (values.oneIn(4)) {
            query.entityType(values.entityType());
        }
        return values.oneIn(3) ? query.search(texts.word()).build() : query.build();
    }

    FeatureLastUsedInfoQuery lastUses() {
        FeatureLastUsedInfoQuery.Builder query = FeatureLastUsedInfoQuery.builder()
                .sort(one(FeatureLastUsedInfoSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(4)) {
            query.ids(Set.copyOf(values.list(4, values::lastUseId)));
        }
        if (values.oneIn(4)) {
            query.featureId(texts.id());
        }
        return query.build();
    }

    OrganizationQuery organizations() {
        OrganizationQuery.Builder query =
                OrganizationQuery.builder().sort(one(OrganizationSort.values())).direction(one(Direction.values()));
        if (values.oneIn(4)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (values.oneIn(3)) {
            query.disabled(flagOrNone()).archived(flagOrNone());
        }
        return values.oneIn(3) ? query.search(texts.word()).build() : query.build();
    }

    ProjectQuery projects() {
        ProjectQuery.Builder query = ProjectQuery.builder()
                .sort(one(ProjectSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (values.oneIn(4)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (values.oneIn(3)) {
            query.organizationId(texts.id()).disabled(flagOrNone());
        }
        return values.oneIn(3) ? query.search(texts.word()).build() : query.build();
    }

    EnvironmentQuery environments() {
        EnvironmentQuery.Builder query =
                EnvironmentQuery.builder().sort(one(EnvironmentSort.values())).direction(one(Direction.values()));
        if (values.oneIn(4)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (values.oneIn(3)) {
            query.projectId(texts.id()).archived(flagOrNone());
        }
        if (values.oneIn(4)) {
            query.organizationId(texts.id()).autoArchiveEnabled(flagOrNone());
        }
        return values.oneIn(3) ? query.search(texts.word()).build() : query.build();
    }

    /** Small, so that few rows make several pages. */
    int pageSize() {
        return values.oneIn(6) ? 50 : 1 + random.nextInt(3);
    }

    private @Nullable Boolean flagOrNone() {
        return random.nextBoolean() ? null : (Boolean) random.nextBoolean();
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

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

/** Random list queries. */
final class QueryGenerator {

    /** Of many rows, each filter is given at least one time in so many. */
    private static final int MOST_CHANCES = 3;

    private final SplittableRandom random;
    private final Texts texts;
    private final ValueGenerator values;
    private final boolean crowded;

    private QueryGenerator(SplittableRandom random, Texts texts, ValueGenerator values, boolean crowded) {
        this.random = random;
        this.texts = texts;
        this.values = values;
        this.crowded = crowded;
    }

    /** Queries of few rows: most of them filter by one thing or by none, and a page holds up to three rows. */
    static QueryGenerator ofFew(SplittableRandom random, Texts texts, ValueGenerator values) {
        return new QueryGenerator(random, texts, values, false);
    }

    /** Queries of many rows: most of them filter by several things at once. */
    static QueryGenerator ofMany(SplittableRandom random, Texts texts, ValueGenerator values) {
        return new QueryGenerator(random, texts, values, true);
    }

    FeatureQuery features() {
        FeatureQuery.Builder query = FeatureQuery.builder()
                .sort(one(FeatureSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (!crowded && values.oneIn(3)) {
            return query.build();
        }
        if (given(6)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (given(6)) {
            query.hasPrerequisites(random.nextBoolean());
        }
        if (given(6)) {
            query.usesFlagAsRule(random.nextBoolean());
        }
        if (given(5)) {
            query.status(one(FeatureStatus.values()));
        }
        if (given(4)) {
            query.tags(Set.copyOf(values.list(2, texts::any)));
        }
        if (given(6)) {
            query.maintainer(texts.any());
        }
        if (given(5)) {
            query.enabled(random.nextBoolean());
        }
        if (given(5)) {
            query.archived(random.nextBoolean());
        }
        if (given(3)) {
            query.deleted(flagOrNone());
        }
        if (given(4)) {
            query.search(texts.word());
        }
        return query.build();
    }

    SegmentQuery segments() {
        SegmentQuery.Builder query = SegmentQuery.builder()
                .sort(one(SegmentSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(6)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (given(4)) {
            query.inUse(random.nextBoolean());
        }
        if (given(5)) {
            query.status(values.segmentStatus());
        }
        if (given(4)) {
            query.deleted(flagOrNone());
        }
        if (given(4)) {
            query.search(texts.word());
        }
        return query.build();
    }

    SegmentUserQuery segmentUsers() {
        SegmentUserQuery.Builder query = SegmentUserQuery.builder()
                .sort(one(SegmentUserSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(3)) {
            query.segmentId(texts.id());
        }
        if (given(4)) {
            query.userId(texts.id());
        }
        if (given(4)) {
            query.state(values.segmentUser().state());
        }
        return given(3) ? query.deleted(flagOrNone()).build() : query.build();
    }

    ApiKeyQuery apiKeys() {
        ApiKeyQuery.Builder query = ApiKeyQuery.builder()
                .sort(one(ApiKeySort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(5)) {
            query.role(values.apiKey().role());
        }
        if (given(4)) {
            query.disabled(random.nextBoolean());
        }
        if (given(5)) {
            query.maintainer(texts.any());
        }
        return given(3) ? query.search(texts.word()).build() : query.build();
    }

    EnvironmentApiKeyQuery environmentApiKeys() {
        EnvironmentApiKeyQuery.Builder query = EnvironmentApiKeyQuery.builder()
                .sort(one(EnvironmentApiKeySort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(6)) {
            query.organizationId(random.nextBoolean() ? "" : texts.id());
        }
        if (given(4)) {
            query.environmentIds(Set.copyOf(values.list(3, texts::environment)));
        }
        if (given(4)) {
            query.disabled(random.nextBoolean());
        }
        if (given(5)) {
            query.maintainer(texts.any());
        }
        return given(3) ? query.search(texts.word()).build() : query.build();
    }

    TagQuery tags() {
        TagQuery.Builder query = TagQuery.builder()
                .sort(one(TagSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(3)) {
            query.entityType(values.entityType());
        }
        if (given(3)) {
            query.search(texts.word());
        }
        return query.build();
    }

    EnvironmentTagQuery environmentTags() {
        EnvironmentTagQuery.Builder query = EnvironmentTagQuery.builder()
                .sort(one(EnvironmentTagSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(6)) {
            query.organizationId(random.nextBoolean() ? "" : texts.id());
        }
        if (given(3)) {
            query.environmentIds(Set.copyOf(values.list(3, texts::environment)));
        }
        if (given(4)) {
            query.entityType(values.entityType());
        }
        return given(3) ? query.search(texts.word()).build() : query.build();
    }

    FeatureLastUsedInfoQuery lastUses() {
        FeatureLastUsedInfoQuery.Builder query = FeatureLastUsedInfoQuery.builder()
                .sort(one(FeatureLastUsedInfoSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(4)) {
            query.ids(Set.copyOf(values.list(4, values::lastUseId)));
        }
        if (given(4)) {
            query.featureId(texts.id());
        }
        return query.build();
    }

    OrganizationQuery organizations() {
        OrganizationQuery.Builder query = OrganizationQuery.builder()
                .sort(one(OrganizationSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(4)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (given(3)) {
            query.disabled(flagOrNone()).archived(flagOrNone());
        }
        return given(3) ? query.search(texts.word()).build() : query.build();
    }

    ProjectQuery projects() {
        ProjectQuery.Builder query = ProjectQuery.builder()
                .sort(one(ProjectSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(4)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (given(3)) {
            query.organizationId(texts.id()).disabled(flagOrNone());
        }
        return given(3) ? query.search(texts.word()).build() : query.build();
    }

    EnvironmentQuery environments() {
        EnvironmentQuery.Builder query = EnvironmentQuery.builder()
                .sort(one(EnvironmentSort.values()))
                .direction(one(Direction.values()))
                .pageSize(pageSize());
        if (given(4)) {
            query.ids(Set.copyOf(values.list(4, texts::id)));
        }
        if (given(3)) {
            query.projectId(texts.id()).archived(flagOrNone());
        }
        if (given(4)) {
            query.organizationId(texts.id()).autoArchiveEnabled(flagOrNone());
        }
        return given(3) ? query.search(texts.word()).build() : query.build();
    }

    private boolean given(int chances) {
        return values.oneIn(crowded ? Math.min(chances, MOST_CHANCES) : chances);
    }

    /** So that a walk has several pages, and an end. */
    int pageSize() {
        if (crowded) {
            return 5 + random.nextInt(40);
        }
        return values.oneIn(6) ? 50 : 1 + random.nextInt(3);
    }

    private @Nullable Boolean flagOrNone() {
        return random.nextBoolean() ? null : (Boolean) random.nextBoolean();
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

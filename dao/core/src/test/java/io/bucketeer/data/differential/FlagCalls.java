package io.bucketeer.data.differential;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.UnknownMembers;
import java.util.SplittableRandom;

/** Random calls about features, their tags and their uses. */
final class FlagCalls {

    private final SplittableRandom random;
    private final Texts texts;
    private final ValueGenerator values;
    private final QueryGenerator queries;
    private final ListCalls lists;

    FlagCalls(SplittableRandom random, Texts texts, ValueGenerator values, QueryGenerator queries, ListCalls lists) {
        this.random = random;
        this.texts = texts;
        this.values = values;
        this.queries = queries;
        this.lists = lists;
    }

    Step feature() {
        String environment = texts.environment();
        return switch (random.nextInt(23)) {
            case 0, 1 -> new FeatureSteps.FindFeature(environment, texts.id());
            case 2 -> new FeatureSteps.FindFeatureIncludingDeleted(environment, texts.id());
            case 3, 4, 5, 6 -> new FeatureSteps.InsertFeature(environment, values.newFeature());
            case 7 -> new FeatureSteps.InsertAllFeatures(environment, values.list(3, values::newFeature));
            case 8, 9, 10 -> new FeatureSteps.UpdateFeature(environment, changedFeature(), values.ahead());
            case 11 -> new FeatureSteps.UpdateFeatureAnyway(environment, values.feature(), UnknownMembers.DISCARD);
            case 12 -> new FeatureSteps.SaveFeatureAsRead(environment, texts.id());
            case 13, 14 -> new FeatureSteps.DeleteFeature(environment, texts.id(), values.ahead());
            case 15 -> new FeatureSteps.StreamFeatureDirectory();
            case 16 -> new FeatureSteps.ListFeaturesByEnvironment(environment);
            default -> lists.in(environment, FeatureQuery.all(), queries::features);
        };
    }

    /** Now and then with the mark of deletion, which an update refuses. */
    private Feature changedFeature() {
        return values.feature().toBuilder().deleted(values.oneIn(20)).build();
    }

    Step tag() {
        String environment = texts.environment();
        return switch (random.nextInt(22)) {
            case 0 -> new TagSteps.FindTag(environment, texts.id());
            case 1 -> new TagSteps.FindTagByName(environment, texts.word(), values.entityType());
            case 2, 3 -> new TagSteps.InsertTag(environment, values.tag());
            case 4 -> new TagSteps.InsertAllTags(environment, values.list(3, values::tag));
            case 5, 6, 7, 8 -> new TagSteps.UpsertTags(environment, values.list(3, values::tag));
            case 9 -> new TagSteps.DeleteTag(environment, texts.id());
            case 10, 11 -> new TagSteps.DeleteTagAsRead(environment, texts.id(), values.ahead());
            case 12 -> new TagSteps.StreamTagDirectory();
            case 13 -> new TagSteps.ListTagsByEnvironment(environment);
            case 14, 15, 16 -> lists.in("", EnvironmentTagQuery.all(), queries::environmentTags);
            default -> lists.in(environment, TagQuery.all(), queries::tags);
        };
    }

    Step use() {
        String environment = texts.environment();
        return switch (random.nextInt(14)) {
            case 0 -> new LastUseSteps.FindLastUse(environment, values.lastUseId());
            case 1, 2, 3, 4, 5 -> new LastUseSteps.UpsertLastUses(environment, values.list(4, values::lastUse));
            case 6 -> new LastUseSteps.ListLastUsesByEnvironment(environment);
            case 7, 8 -> new LastUseSteps.SummarizeFeatures(environment);
            case 9 -> new LastUseSteps.CountFeaturesByTag(environment);
            default -> lists.in(environment, FeatureLastUsedInfoQuery.all(), queries::lastUses);
        };
    }
}

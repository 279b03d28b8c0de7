package io.bucketeer.data.differential;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import java.util.List;

/**
 * The steps that call the repository of last uses, but for those of {@link ListSteps}, and those of features that look at
 * uses and tags.
 */
final class LastUseSteps {

    private LastUseSteps() {}

    record FindLastUse(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().featureLastUsedInfos().find(environment, id);
        }
    }

    record UpsertLastUses(String environment, List<FeatureLastUsedInfo> infos) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().featureLastUsedInfos().upsert(environment, infos);
            return "upserted";
        }
    }

    record ListLastUsesByEnvironment(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().featureLastUsedInfos().listByEnvironment(environment);
        }
    }

    record SummarizeFeatures(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().features().summary(environment);
        }
    }

    /** The order of the tags counts too. */
    record CountFeaturesByTag(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().features().countByTag(environment).entrySet().stream()
                    .map(count -> List.of(count.getKey(), count.getValue()))
                    .toList();
        }
    }
}

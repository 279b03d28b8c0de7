package io.bucketeer.data.jooq;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.StrategyType;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a record beyond what a catalog can say: what Bucketeer's own services rely on when they read the
 * row. A record without such rules falls to {@link #check(Validator, Object)}.
 */
final class Invariants {

    private Invariants() {}

    /** No rules. */
    static void check(Validator validator, Object row) {}

    /** Every strategy of a feature is there and has the member of its type, and only that. */
    static void check(Validator validator, Feature feature) {
        strategy(validator, "defaultStrategy", feature.defaultStrategy());
        for (int i = 0; i < feature.rules().size(); i++) {
            Rule rule = feature.rules().get(i);
            if (rule != null) {
                strategy(validator, "rules[" + i + "].strategy", rule.strategy());
            }
        }
    }

    /** Bucketeer's services never look for a strategy in a segment's rule. */
    static void check(Validator validator, Segment segment) {
        for (int i = 0; i < segment.rules().size(); i++) {
            Rule rule = segment.rules().get(i);
            if (rule != null && rule.strategy() != null) {
                validator.report("rules[" + i + "].strategy", "is there; a segment's rule never has one");
            }
        }
    }

    /**
     * Bucketeer's services find a user by the id that they make of its parts; of a state that is unknown here they may
     * make another.
     */
    static void check(Validator validator, SegmentUser user) {
        String id = SegmentUsers.id(user.segmentId(), user.userId(), user.state());
        if (user.state().known() && !user.id().equals(id)) {
            validator.report(
                    "id",
                    "is not segmentId, userId and the state's name joined by colons; SegmentUsers.of makes it so");
        }
        validator.indexRowOfEnvironment("environmentId, segmentId and id", user.segmentId(), user.id());
    }

    private static void strategy(Validator validator, String name, @Nullable Strategy strategy) {
        if (strategy == null) {
            validator.report(name, "is missing; a feature's rule always has one");
            return;
        }
        if (strategy.type().equals(StrategyType.FIXED)
                && (strategy.fixedStrategy() == null || strategy.rolloutStrategy() != null)) {
            validator.report(name, "is of type FIXED but does not have exactly a fixed strategy");
        }
        if (strategy.type().equals(StrategyType.ROLLOUT)
                && (strategy.rolloutStrategy() == null || strategy.fixedStrategy() != null)) {
            validator.report(name, "is of type ROLLOUT but does not have exactly a rollout strategy");
        }
    }
}

package io.bucketeer.data.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two kinds of {@link Strategy}, each with exactly its own member. */
public final class Strategies {

    private Strategies() {}

    /** Everyone gets the one variation. */
    public static Strategy fixed(String variationId) {
        return new Strategy(StrategyType.FIXED, new FixedStrategy(variationId), null);
    }

    /**
     * Variations by weight.
     *
     * @param variations the weights sum to 100,000, which is 100 %
     * @param audience who takes part; {@code null} for everyone
     */
    public static Strategy rollout(List<RolloutVariation> variations, @Nullable Audience audience) {
        return new Strategy(StrategyType.ROLLOUT, null, new RolloutStrategy(variations, audience));
    }
}

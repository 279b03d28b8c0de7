package io.bucketeer.data.benchmarks;

import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FixedStrategy;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.RolloutStrategy;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.StrategyType;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Features of one shape: 3 variations, 15 targeted users, 5 rules of 2 clauses, 3 tags, a prerequisite. The same number
 * gives the same feature in every run.
 */
final class SampleFeatures {

    /** Where all of them live. */
    static final String ENVIRONMENT_ID = "production";

    private static final int VARIATIONS = 3;
    private static final int USERS_PER_VARIATION = 5;
    private static final int RULES = 5;
    private static final int CLAUSES_PER_RULE = 2;
    private static final int ALL_USERS = 100_000;
    private static final long FIRST_CREATED_AT = 1_760_000_000;

    private final int number;
    private final Random random;
    private final List<String> variationIds;

    private SampleFeatures(int number) {
        this.number = number;
        this.random = new Random(number);
        this.variationIds = IntStream.range(0, VARIATIONS).mapToObj(i -> uuid()).toList();
    }

    /** The id of a feature. */
    static String id(int number) {
        return "feature-%06d".formatted(number);
    }

    /** A feature; each is a minute younger than the one before. */
    static Feature feature(int number) {
        return new SampleFeatures(number).build();
    }

    private Feature build() {
        Instant createdAt = Instant.ofEpochSecond(FIRST_CREATED_AT + number * 60L);
        return Feature.builder()
                .id(id(number))
                .name("Checkout flow, step " + number)
                .description("Shows the new checkout flow to the users who are to see it.")
                .enabled(number % 2 == 0)
                .version(1)
                .createdAt(createdAt)
                .updatedAt(createdAt)
                .variations(each(VARIATIONS, this::variation))
                .targets(each(VARIATIONS, this::target))
                .rules(each(RULES, this::rule))
                .defaultStrategy(fixed(0))
                .offVariation(variationIds.getLast())
                .tags(List.of("android", "ios", "team-" + number % 20))
                .maintainer("owner-" + number % 50 + "@example.com")
                .variationType(VariationType.STRING)
                .samplingSeed("")
                .prerequisites(List.of(new Prerequisite(id(Math.max(0, number - 1)), uuid())))
                .build();
    }

    private Variation variation(int i) {
        return new Variation(
                variationIds.get(i), "value-" + i, "Variation " + i, "What the users of group " + i + " get");
    }

    private Target target(int i) {
        return new Target(variationIds.get(i), each(USERS_PER_VARIATION, user -> "user-" + random.nextInt(ALL_USERS)));
    }

    private Rule rule(int i) {
        Strategy strategy = i == RULES - 1 ? rollout() : fixed(i % VARIATIONS);
        return new Rule(uuid(), strategy, each(CLAUSES_PER_RULE, this::clause));
    }

    private Clause clause(int i) {
        return i == 0
                ? new Clause(uuid(), "country", Operator.IN, List.of("jp", "de", "fr"))
                : new Clause(
                        uuid(), "app_version", Operator.GREATER_OR_EQUAL, List.of("2." + random.nextInt(100) + ".0"));
    }

    private Strategy fixed(int variation) {
        return new Strategy(StrategyType.FIXED, new FixedStrategy(variationIds.get(variation)), null);
    }

    private Strategy rollout() {
        List<RolloutVariation> shares = List.of(
                new RolloutVariation(variationIds.get(0), 50_000),
                new RolloutVariation(variationIds.get(1), 30_000),
                new RolloutVariation(variationIds.get(2), 20_000));
        return new Strategy(
                StrategyType.ROLLOUT, null, new RolloutStrategy(shares, new Audience(10, variationIds.get(0))));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static <T> List<T> each(int count, IntFunction<T> element) {
        return IntStream.range(0, count).mapToObj(element).toList();
    }
}

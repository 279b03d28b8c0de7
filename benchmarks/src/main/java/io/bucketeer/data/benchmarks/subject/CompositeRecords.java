package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.benchmarks.subject.Composites.AudienceRecord;
import io.bucketeer.data.benchmarks.subject.Composites.AudienceType;
import io.bucketeer.data.benchmarks.subject.Composites.ClauseRecord;
import io.bucketeer.data.benchmarks.subject.Composites.ClauseType;
import io.bucketeer.data.benchmarks.subject.Composites.FixedStrategyRecord;
import io.bucketeer.data.benchmarks.subject.Composites.FixedStrategyType;
import io.bucketeer.data.benchmarks.subject.Composites.PrerequisiteRecord;
import io.bucketeer.data.benchmarks.subject.Composites.PrerequisiteType;
import io.bucketeer.data.benchmarks.subject.Composites.RolloutStrategyRecord;
import io.bucketeer.data.benchmarks.subject.Composites.RolloutStrategyType;
import io.bucketeer.data.benchmarks.subject.Composites.RolloutVariationRecord;
import io.bucketeer.data.benchmarks.subject.Composites.RolloutVariationType;
import io.bucketeer.data.benchmarks.subject.Composites.RuleRecord;
import io.bucketeer.data.benchmarks.subject.Composites.RuleType;
import io.bucketeer.data.benchmarks.subject.Composites.StrategyRecord;
import io.bucketeer.data.benchmarks.subject.Composites.TargetRecord;
import io.bucketeer.data.benchmarks.subject.Composites.TargetType;
import io.bucketeer.data.benchmarks.subject.Composites.VariationRecord;
import io.bucketeer.data.benchmarks.subject.Composites.VariationType;
import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.Clause;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** jOOQ's records of composites as the library's records. */
final class CompositeRecords {

    private static final Composites.StrategyType STRATEGY = Composites.StrategyType.STRATEGY;

    private CompositeRecords() {}

    static <R, T> List<T> list(R[] records, Function<R, T> mapper) {
        return Arrays.stream(records).map(mapper).toList();
    }

    static Variation variation(VariationRecord variation) {
        VariationType type = VariationType.VARIATION;
        return new Variation(
                variation.get(type.id),
                variation.get(type.value),
                variation.get(type.name),
                variation.get(type.description));
    }

    static Target target(TargetRecord target) {
        TargetType type = TargetType.TARGET;
        return new Target(target.get(type.variation), List.of(target.get(type.users)));
    }

    static Rule rule(RuleRecord rule) {
        RuleType type = RuleType.RULE;
        return new Rule(
                rule.get(type.id),
                strategy(rule.get(type.strategy)),
                list(rule.get(type.clauses), CompositeRecords::clause));
    }

    private static Clause clause(ClauseRecord clause) {
        ClauseType type = ClauseType.CLAUSE;
        return new Clause(
                clause.get(type.id),
                clause.get(type.attribute),
                Operator.of(clause.get(type.operator)),
                List.of(clause.get(type.values)));
    }

    static Strategy strategy(StrategyRecord strategy) {
        return new Strategy(
                StrategyType.of(strategy.get(STRATEGY.type)),
                fixedStrategy(strategy.get(STRATEGY.fixedStrategy)),
                rolloutStrategy(strategy.get(STRATEGY.rolloutStrategy)));
    }

    private static @Nullable FixedStrategy fixedStrategy(@Nullable FixedStrategyRecord strategy) {
        return strategy == null ? null : new FixedStrategy(strategy.get(FixedStrategyType.FIXED_STRATEGY.variation));
    }

    private static @Nullable RolloutStrategy rolloutStrategy(@Nullable RolloutStrategyRecord strategy) {
        if (strategy == null) {
            return null;
        }
        RolloutStrategyType type = RolloutStrategyType.ROLLOUT_STRATEGY;
        return new RolloutStrategy(
                list(strategy.get(type.variations), CompositeRecords::rolloutVariation),
                audience(strategy.get(type.audience)));
    }

    private static RolloutVariation rolloutVariation(RolloutVariationRecord variation) {
        RolloutVariationType type = RolloutVariationType.ROLLOUT_VARIATION;
        return new RolloutVariation(variation.get(type.variation), variation.get(type.weight));
    }

    private static @Nullable Audience audience(@Nullable AudienceRecord audience) {
        AudienceType type = AudienceType.AUDIENCE;
        return audience == null
                ? null
                : new Audience(audience.get(type.percentage), audience.get(type.defaultVariation));
    }

    static Prerequisite prerequisite(PrerequisiteRecord prerequisite) {
        PrerequisiteType type = PrerequisiteType.PREREQUISITE;
        return new Prerequisite(prerequisite.get(type.featureId), prerequisite.get(type.variationId));
    }
}

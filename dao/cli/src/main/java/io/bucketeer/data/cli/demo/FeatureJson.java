package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.EnumValidator;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FixedStrategy;
import io.bucketeer.data.model.JsonSchemaValidator;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.RegexValidator;
import io.bucketeer.data.model.RolloutStrategy;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.StrategyType;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import io.bucketeer.data.model.VariationValueSchema;
import io.bucketeer.data.model.VariationValueSchemaType;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads features in Bucketeer's JSON form: snake_case keys, enums by number or by name. */
final class FeatureJson {

    private FeatureJson() {}

    static Feature read(Json json) {
        List<Variation> variations =
                json.list("variations").stream().map(FeatureJson::variation).toList();
        return Feature.builder()
                .id(json.requiredText("id"))
                .name(json.text("name"))
                .description(json.text("description"))
                .enabled(json.flag("enabled"))
                .archived(json.flag("archived"))
                .deleted(json.flag("deleted"))
                .evaluationUndelayable(json.flag("evaluation_undelayable"))
                .ttl(json.integer("ttl", 0))
                .version(json.integer("version", 1))
                .createdAt(json.instant("created_at"))
                .updatedAt(json.instant("updated_at"))
                .variations(variations)
                .targets(json.list("targets").stream().map(FeatureJson::target).toList())
                .rules(json.list("rules").stream().map(FeatureJson::rule).toList())
                .defaultStrategy(json.optional("default_strategy")
                        .map(FeatureJson::strategy)
                        .orElseGet(() -> Strategies.fixed(json.text("off_variation"))))
                .offVariation(json.text("off_variation"))
                .tags(json.texts("tags"))
                .maintainer(json.text("maintainer"))
                .variationType(enumeration(json, "variation_type", VariationType::of, VariationType::ofName))
                .variationValueSchema(json.optional("variation_value_schema")
                        .map(FeatureJson::valueSchema)
                        .orElse(null))
                .samplingSeed(json.text("sampling_seed"))
                .prerequisites(json.list("prerequisites").stream()
                        .map(FeatureJson::prerequisite)
                        .toList())
                .build();
    }

    static Clause clause(Json json) {
        return new Clause(
                json.text("id"),
                json.text("attribute"),
                enumeration(json, "operator", Operator::of, Operator::ofName),
                json.texts("values"));
    }

    private static Variation variation(Json json) {
        return new Variation(json.requiredText("id"), json.text("value"), json.text("name"), json.text("description"));
    }

    private static Target target(Json json) {
        return new Target(json.requiredText("variation"), json.texts("users"));
    }

    private static Rule rule(Json json) {
        Strategy strategy = json.optional("strategy").map(FeatureJson::strategy).orElse(null);
        return new Rule(
                json.text("id"),
                strategy,
                json.list("clauses").stream().map(FeatureJson::clause).toList());
    }

    private static Strategy strategy(Json json) {
        FixedStrategy fixed = json.optional("fixed_strategy")
                .map(inner -> new FixedStrategy(inner.text("variation")))
                .orElse(null);
        RolloutStrategy rollout =
                json.optional("rollout_strategy").map(FeatureJson::rollout).orElse(null);
        return new Strategy(enumeration(json, "type", StrategyType::of, StrategyType::ofName), fixed, rollout);
    }

    private static RolloutStrategy rollout(Json json) {
        Audience audience = json.optional("audience")
                .map(inner -> new Audience(inner.integer("percentage", 0), inner.text("default_variation")))
                .orElse(null);
        List<RolloutVariation> variations = json.list("variations").stream()
                .map(inner -> new RolloutVariation(inner.text("variation"), inner.integer("weight", 0)))
                .toList();
        return new RolloutStrategy(variations, audience);
    }

    private static Prerequisite prerequisite(Json json) {
        return new Prerequisite(json.requiredText("feature_id"), json.text("variation_id"));
    }

    /** Unlike its neighbours in Bucketeer's protojson: camelCase, enum names, zero values left out. */
    private static VariationValueSchema valueSchema(Json json) {
        return new VariationValueSchema(
                enumeration(json, "type", VariationValueSchemaType::of, VariationValueSchemaType::ofName),
                json.optional("enumValidator")
                        .map(inner -> new EnumValidator(inner.texts("values")))
                        .orElse(null),
                json.optional("regexValidator")
                        .map(inner -> new RegexValidator(inner.text("pattern")))
                        .orElse(null),
                json.optional("jsonSchemaValidator")
                        .map(inner -> new JsonSchemaValidator(inner.text("schema")))
                        .orElse(null),
                json.text("description"));
    }

    private static <E> E enumeration(Json json, String key, IntFunction<E> ofNumber, Function<String, E> ofName) {
        Json value = json.optional(key).orElse(null);
        if (value == null) {
            return ofNumber.apply(0);
        }
        if (!value.isText()) {
            return ofNumber.apply(value.asInteger());
        }
        try {
            return ofName.apply(value.asText());
        } catch (IllegalArgumentException e) {
            throw value.wrong("is '" + value.asText() + "', which is no known name");
        }
    }
}

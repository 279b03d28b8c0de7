package io.bucketeer.data.contract;

import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.EnumValidator;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import io.bucketeer.data.model.VariationValueSchema;
import io.bucketeer.data.model.VariationValueSchemaType;
import java.time.Instant;
import java.util.List;

/** Features to test with. */
final class Samples {

    private static final String CLASSIC = "0b6f6f0e-6a55-4f7e-9d2b-2a1c5b1f0a01";
    private static final String ONE_PAGE = "0b6f6f0e-6a55-4f7e-9d2b-2a1c5b1f0a02";
    private static final String PAYMENT_V2_ON = "e0b1c7de-55a4-4d3b-93a7-7d5f6b9b2f10";

    private Samples() {}

    /** The feature of {@code feature.json}, component by component. */
    static Feature checkoutRedesign() {
        return Feature.builder()
                .id("checkout-redesign")
                .name("Checkout redesign")
                .description("One page checkout")
                .enabled(true)
                .version(7)
                .createdAt(Instant.ofEpochSecond(1767225600))
                .updatedAt(Instant.ofEpochSecond(1767312000))
                .variationType(VariationType.STRING)
                .variationValueSchema(new VariationValueSchema(
                        VariationValueSchemaType.ENUM,
                        new EnumValidator(List.of("classic", "onepage")),
                        null,
                        null,
                        "allowed layouts"))
                .variations(List.of(
                        new Variation(CLASSIC, "classic", "Classic", ""),
                        new Variation(ONE_PAGE, "onepage", "One page", "new flow")))
                .targets(List.of(
                        new Target(CLASSIC, List.of()), new Target(ONE_PAGE, List.of("qa-user-1", "qa-user-2"))))
                .rules(List.of(segmentRule(), rolloutRule()))
                .defaultStrategy(Strategies.fixed(CLASSIC))
                .offVariation(CLASSIC)
                .tags(List.of("web", "checkout"))
                .maintainer("owner@example.com")
                .prerequisites(List.of(new Prerequisite("payment-v2", PAYMENT_V2_ON)))
                .build();
    }

    private static Rule segmentRule() {
        return new Rule(
                "5d0f3a52-0d56-4c0c-8a7a-6f3d0f8e1b01",
                Strategies.fixed(ONE_PAGE),
                List.of(
                        new Clause(
                                "5d0f3a52-0d56-4c0c-8a7a-6f3d0f8e1c01",
                                "",
                                Operator.SEGMENT,
                                List.of("3f2c7c1a-7f6e-4c37-b6f0-0c9c58d2a901")),
                        new Clause(
                                "5d0f3a52-0d56-4c0c-8a7a-6f3d0f8e1c02",
                                "app_version",
                                Operator.GREATER_OR_EQUAL,
                                List.of("5.2.0"))));
    }

    private static Rule rolloutRule() {
        return new Rule(
                "5d0f3a52-0d56-4c0c-8a7a-6f3d0f8e1b02",
                Strategies.rollout(
                        List.of(new RolloutVariation(CLASSIC, 80_000), new RolloutVariation(ONE_PAGE, 20_000)),
                        new Audience(25, CLASSIC)),
                List.of(new Clause(
                        "5d0f3a52-0d56-4c0c-8a7a-6f3d0f8e1c03",
                        "payment-v2",
                        Operator.FEATURE_FLAG,
                        List.of(PAYMENT_V2_ON))));
    }

    /** The least that a feature needs. */
    static Feature.Builder plain(String id) {
        return Feature.builder()
                .id(id)
                .name("Feature " + id)
                .createdAt(DatabaseContract.START)
                .updatedAt(DatabaseContract.START)
                .variations(List.of(new Variation("on", "true", "On", ""), new Variation("off", "false", "Off", "")))
                .variationType(VariationType.BOOLEAN)
                .targets(List.of(new Target("on", List.of()), new Target("off", List.of())))
                .defaultStrategy(Strategies.fixed("on"))
                .offVariation("off");
    }
}

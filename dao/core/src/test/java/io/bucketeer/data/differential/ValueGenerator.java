package io.bucketeer.data.differential;

import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.EnumValidator;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.JsonSchemaValidator;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.RegexValidator;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import io.bucketeer.data.model.VariationValueSchema;
import io.bucketeer.data.model.VariationValueSchemaType;
import io.bucketeer.data.repository.ApiKeyUse;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random rows. */
final class ValueGenerator {

    /** A number that no open enum of this release knows. */
    private static final int UNKNOWN_NUMBER = 99;

    private final SplittableRandom random;
    private final Texts texts;

    ValueGenerator(SplittableRandom random, Texts texts) {
        this.random = random;
        this.texts = texts;
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    /** Up to so many elements. */
    <T> List<T> list(int most, Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(most + 1)).toList();
    }

    Instant instant() {
        return switch (random.nextInt(12)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.ofEpochSecond(-1);
            case 2 -> Instant.ofEpochSecond(253_402_300_800L);
            case 3 -> Instant.ofEpochSecond(Integer.MAX_VALUE);
            default -> Plain.START.plusSeconds(random.nextInt(4));
        };
    }

    Feature feature() {
        Feature.Builder feature = Plain.feature(texts.id())
                .name(texts.word())
                .enabled(random.nextBoolean())
                .archived(oneIn(4))
                .createdAt(instant())
                .updatedAt(instant())
                .tags(list(2, texts::any))
                .maintainer(oneIn(2) ? "" : texts.any())
                .version(oneIn(20) ? Integer.MAX_VALUE : 1 + random.nextInt(2));
        if (oneIn(3)) {
            feature.description(texts.any()).offVariation(texts.any()).samplingSeed(texts.any());
        }
        if (oneIn(3)) {
            nested(feature);
        }
        return feature.build();
    }

    /** A use around now or around a week ago, where a feature is active still. */
    FeatureLastUsedInfo lastUse() {
        Instant usedAt = random.nextBoolean()
                ? instant()
                : Plain.START.minusSeconds(604_800).plusSeconds(random.nextInt(7) - 3);
        FeatureLastUsedInfo.Builder info = Plain.lastUse(texts.id(), 1 + random.nextInt(2))
                .lastUsedAt(usedAt)
                .createdAt(instant());
        if (oneIn(2)) {
            info.clientOldestVersion(clientVersion()).clientLatestVersion(clientVersion());
        }
        return oneIn(20) ? info.id(texts.id()).build() : info.build();
    }

    /** Mostly one that can be compared. */
    private String clientVersion() {
        return oneIn(15) ? texts.any() : Plain.CLIENT_VERSIONS.get(random.nextInt(Plain.CLIENT_VERSIONS.size()));
    }

    String lastUseId() {
        return oneIn(8) ? texts.id() : texts.id() + ":" + (1 + random.nextInt(2));
    }

    Organization organization() {
        Organization.Builder organization = Plain.organization(texts.id())
                .name(texts.word())
                .urlCode(texts.id())
                .disabled(random.nextBoolean())
                .archived(oneIn(4))
                .createdAt(instant())
                .updatedAt(instant());
        if (oneIn(3)) {
            organization
                    .description(texts.any())
                    .ownerEmail(texts.any())
                    .trial(random.nextBoolean())
                    .systemAdmin(random.nextBoolean());
        }
        return organization.build();
    }

    Project project() {
        Project.Builder project = Plain.project(texts.id())
                .name(texts.word())
                .urlCode(texts.id())
                .organizationId(texts.id())
                .disabled(oneIn(3))
                .createdAt(instant())
                .updatedAt(instant());
        if (oneIn(3)) {
            project.description(texts.any()).creatorEmail(texts.any()).trial(random.nextBoolean());
        }
        return project.build();
    }

    Environment environment() {
        Environment.Builder environment = Plain.environment(oneIn(3) ? texts.environment() : texts.id())
                .name(texts.word())
                .urlCode(texts.id())
                .projectId(texts.id())
                .organizationId(texts.id())
                .archived(oneIn(3))
                .createdAt(instant())
                .updatedAt(instant());
        if (oneIn(3)) {
            environment
                    .description(texts.any())
                    .requireComment(random.nextBoolean())
                    .autoArchiveEnabled(random.nextBoolean())
                    .autoArchiveUnusedDays(random.nextInt())
                    .autoArchiveCheckCodeRefs(random.nextBoolean());
        }
        return environment.build();
    }

    /** A feature for an insert: now and then one that is deleted from the start. */
    Feature newFeature() {
        return feature().toBuilder().deleted(oneIn(15)).build();
    }

    private void nested(Feature.Builder feature) {
        feature.variations(list(2, () -> new Variation(texts.id(), texts.any(), texts.any(), texts.any())))
                .targets(list(2, () -> new Target(texts.id(), list(2, texts::any))))
                .rules(list(2, () -> new Rule(texts.id(), oneIn(40) ? null : strategy(), list(2, this::clause))))
                .defaultStrategy(strategy())
                .prerequisites(list(2, () -> new Prerequisite(texts.id(), texts.any())))
                .variationType(VariationType.of(number(5)))
                .variationValueSchema(schema())
                .ttl(random.nextInt())
                .evaluationUndelayable(random.nextBoolean());
    }

    private Strategy strategy() {
        if (random.nextBoolean()) {
            return Strategies.fixed(texts.id());
        }
        return Strategies.rollout(
                list(2, () -> new RolloutVariation(texts.id(), random.nextInt(100_001))),
                random.nextBoolean() ? null : new Audience(random.nextInt(101), texts.id()));
    }

    /** Often one that looks into segments, by ids that there may be. */
    private Clause clause() {
        if (oneIn(3)) {
            return new Clause("", "", Operator.SEGMENT, list(2, texts::id));
        }
        return anyClause();
    }

    /** In segments most look at the user. */
    private Clause anyClause() {
        return new Clause(texts.id(), texts.id(), Operator.of(number(14)), list(2, texts::any));
    }

    private @Nullable VariationValueSchema schema() {
        return switch (random.nextInt(4)) {
            case 0 ->
                new VariationValueSchema(
                        VariationValueSchemaType.ENUM, new EnumValidator(list(2, texts::any)), null, null, texts.any());
            case 1 ->
                new VariationValueSchema(
                        VariationValueSchemaType.REGEX, null, new RegexValidator(texts.any()), null, "");
            case 2 ->
                new VariationValueSchema(
                        VariationValueSchemaType.JSON_SCHEMA, null, null, new JsonSchemaValidator(texts.any()), "");
            default -> null;
        };
    }

    /** By how much a version or a time is wrong: mostly right, sometimes behind or ahead. */
    int ahead() {
        return oneIn(5) ? random.nextInt(3) - 1 : 0;
    }

    private int number(int known) {
        return oneIn(20) ? UNKNOWN_NUMBER : random.nextInt(known);
    }

    Segment segment() {
        Segment.Builder segment = Plain.segment(texts.id())
                .name(texts.word())
                .createdAt(instant())
                .updatedAt(instant())
                .includedUserCount(random.nextInt(3))
                .status(segmentStatus());
        if (oneIn(3)) {
            segment.description(texts.any())
                    .rules(list(
                            2, () -> new Rule(texts.id(), oneIn(40) ? strategy() : null, list(2, this::anyClause))));
        }
        return segment.build();
    }

    /** A segment for an insert: now and then one that is deleted from the start. */
    Segment newSegment() {
        return segment().toBuilder().deleted(oneIn(15)).build();
    }

    SegmentStatus segmentStatus() {
        return oneIn(2) ? SegmentStatus.of(number(4)) : SegmentStatus.INITIAL;
    }

    /** Mostly one whose id is made of its parts. */
    SegmentUser segmentUser() {
        SegmentUser user = listing();
        if (oneIn(30)) {
            return user.toBuilder().id(texts.id()).build();
        }
        return user.toBuilder().deleted(oneIn(8)).build();
    }

    /** Of few users, mostly, so that one is listed again. */
    private SegmentUser listing() {
        String segmentId = texts.id();
        String userId = oneIn(2) ? texts.id() : "a";
        SegmentUserState state = oneIn(3) ? SegmentUserState.of(number(2)) : SegmentUserState.INCLUDED;
        return Plain.segmentUser(segmentId, userId)
                .id(segmentId + ":" + userId + ":" + state.name())
                .state(state)
                .build();
    }

    String segmentUserId() {
        return oneIn(8) ? texts.any() : listing().id();
    }

    ApiKey apiKey() {
        ApiKey.Builder key = Plain.apiKey(texts.id())
                .name(texts.word())
                .role(ApiKeyRole.of(number(6)))
                .disabled(oneIn(3))
                .createdAt(instant())
                .updatedAt(instant())
                .lastUsedAt(oneIn(2) ? Instant.EPOCH : instant());
        if (oneIn(3)) {
            key.maintainer(texts.any()).description(texts.any());
        }
        return key.build();
    }

    ApiKeyUse apiKeyUse() {
        return new ApiKeyUse(texts.id(), instant());
    }

    /** One that a Go service may have stored, which nobody has checked. */
    ApiKey storableApiKey() {
        return storable(this::apiKey, key -> ModelRules.apiKey("", key));
    }

    /** A secret that a Go service may have stored, or a name of one. */
    String storableSecret() {
        return storable(texts::any, text -> ModelRules.text(text, 255));
    }

    private static <T> T storable(Supplier<T> any, Consumer<T> check) {
        while (true) {
            T value = any.get();
            try {
                check.accept(value);
                return value;
            } catch (InvalidDataException e) {
                // not this one
            }
        }
    }

    Tag tag() {
        return Plain.tag(texts.id(), texts.word())
                .entityType(entityType())
                .createdAt(instant())
                .updatedAt(instant())
                .build();
    }

    TagEntityType entityType() {
        return oneIn(4) ? TagEntityType.of(number(3)) : TagEntityType.FEATURE_FLAG;
    }
}

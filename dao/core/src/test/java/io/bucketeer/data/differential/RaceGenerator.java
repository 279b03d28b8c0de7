package io.bucketeer.data.differential;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.model.Organization;
import java.util.SplittableRandom;

/** Random races. */
final class RaceGenerator {

    private final SplittableRandom random;
    private final Texts texts;
    private final ValueGenerator values;

    RaceGenerator(SplittableRandom random, Texts texts, ValueGenerator values) {
        this.random = random;
        this.texts = texts;
        this.values = values;
    }

    Step race() {
        boolean overlap = random.nextBoolean();
        boolean commit = random.nextInt(4) > 0;
        String environment = texts.environment();
        return switch (random.nextInt(14)) {
            case 0 ->
                new RaceSteps.RaceForTag(environment, values.tag(), move(), values.tag(), move(), overlap, commit);
            case 1 ->
                new RaceSteps.RaceForTagKey(
                        environment,
                        values.tag(),
                        strike(),
                        values.tag(),
                        strike(),
                        random.nextBoolean(),
                        overlap,
                        commit);
            case 2, 3 ->
                new RaceSteps.RaceForFeatureKey(
                        environment, values.feature(), strike(), values.feature(), strike(), overlap, commit);
            case 4, 5 -> raceForSegmentUser(environment, overlap, commit);
            case 6, 7 -> raceForApiKey(environment, overlap, commit);
            case 8, 9 ->
                new RaceForSegment(
                        environment,
                        values.segment(),
                        one(RaceForSegment.Strike.values()),
                        values.segment(),
                        one(RaceForSegment.Strike.values()),
                        overlap,
                        commit);
            case 10 -> new RaceForLastUse(environment, values.lastUse(), values.lastUse(), overlap, commit);
            case 11 -> raceForRow(overlap, commit);
            default ->
                new RaceSteps.RaceForFeature(
                        environment, values.feature(), move(), values.feature(), move(), overlap, commit);
        };
    }

    private Step raceForSegmentUser(String environment, boolean overlap, boolean commit) {
        return new RaceForSegmentUser(
                environment,
                values.segmentUser(),
                one(RaceForSegmentUser.Strike.values()),
                values.segmentUser(),
                one(RaceForSegmentUser.Strike.values()),
                overlap,
                commit);
    }

    private Step raceForApiKey(String environment, boolean overlap, boolean commit) {
        return new RaceForApiKey(
                environment,
                values.apiKey(),
                one(RaceForApiKey.Strike.values()),
                values.apiKey(),
                one(RaceForApiKey.Strike.values()),
                random.nextBoolean(),
                overlap,
                commit);
    }

    private Step raceForRow(boolean overlap, boolean commit) {
        Organization first = values.organization();
        Organization second = values.organization().toBuilder()
                .id(first.id())
                .urlCode(first.urlCode())
                .build();
        return new RaceForRow(
                Directory.ORGANIZATIONS,
                first,
                one(RaceForRow.Strike.values()),
                second,
                one(RaceForRow.Strike.values()),
                overlap,
                commit);
    }

    private RaceSteps.Strike strike() {
        return one(RaceSteps.Strike.values());
    }

    private RaceSteps.Move move() {
        return values.oneIn(3) ? RaceSteps.Move.DELETE : RaceSteps.Move.WRITE;
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

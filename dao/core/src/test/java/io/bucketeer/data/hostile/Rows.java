package io.bucketeer.data.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The hostile texts by number, and plain rows to put them in. */
final class Rows {

    static final List<String> TEXTS = HostileTexts.all();
    static final int COUNT = TEXTS.size();
    static final List<Integer> NUMBERS = IntStream.range(0, COUNT).boxed().toList();
    static final TagEntityType KIND = TagEntityType.FEATURE_FLAG;

    /** As ids and texts compare in both databases. */
    static final Comparator<String> BY_CODE_POINT =
            (one, two) -> Arrays.compareUnsigned(one.getBytes(UTF_8), two.getBytes(UTF_8));

    private Rows() {}

    static String text(int number) {
        return TEXTS.get(number % COUNT);
    }

    /** The text of that number where a column of so many characters may have it. */
    static String cleaned(int number, int maxCharacters) {
        String text = text(number);
        return Limits.refused(text, maxCharacters) ? "plain " + number : text;
    }

    static Feature.Builder feature(String id) {
        return Feature.builder().id(id).createdAt(Side.NOW).updatedAt(Side.NOW).defaultStrategy(Strategies.fixed("on"));
    }

    /** A rule whose one clause looks into segments. */
    static Rule rule(String... segmentIds) {
        Clause clause = new Clause("clause", "", Operator.SEGMENT, List.of(segmentIds));
        return new Rule("rule", Strategies.fixed("on"), List.of(clause));
    }

    static Segment.Builder segment(String id) {
        return Segment.builder().id(id).createdAt(Side.NOW).updatedAt(Side.NOW);
    }

    static ApiKey.Builder apiKey(String id) {
        return ApiKey.builder().id(id).createdAt(Side.NOW).updatedAt(Side.NOW);
    }

    static FeatureLastUsedInfo lastUse(String featureId) {
        return LastUses.of(featureId, 1, Side.NOW, "");
    }

    static Tag.Builder tag(String id, String name) {
        return Tag.builder()
                .id(id)
                .name(name)
                .entityType(KIND)
                .createdAt(Side.NOW)
                .updatedAt(Side.NOW);
    }
}

package io.bucketeer.data.jooq;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.ClientVersion;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.StrategyType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a record beyond what a catalog can say: what Bucketeer's own services rely on when they read the
 * row. A record without such rules falls to {@link #check(Validator, Object)}.
 */
final class Invariants {

    /** Their updates are told apart by their time. */
    private static final int SEGMENT_VERSION = 1;

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

    /**
     * Bucketeer's services never look for a strategy in a segment's rule, nor at features and other segments, and know
     * one version of segments.
     */
    static void check(Validator validator, Segment segment) {
        if (segment.version() != SEGMENT_VERSION) {
            validator.report("version", "is not " + SEGMENT_VERSION + ", as that of every segment");
        }
        for (int i = 0; i < segment.rules().size(); i++) {
            Rule rule = segment.rules().get(i);
            if (rule != null) {
                segmentRule(validator, "rules[" + i + "].", rule);
            }
        }
    }

    private static void segmentRule(Validator validator, String path, Rule rule) {
        if (rule.strategy() != null) {
            validator.report(path + "strategy", "is there; a segment's rule never has one");
        }
        for (int i = 0; i < rule.clauses().size(); i++) {
            Clause clause = rule.clauses().get(i);
            if (clause != null
                    && (clause.operator().equals(Operator.SEGMENT)
                            || clause.operator().equals(Operator.FEATURE_FLAG))) {
                validator.report(
                        path + "clauses[" + i + "].operator",
                        "looks at another segment or a feature; a segment's rule looks at the user alone");
            }
        }
    }

    /**
     * Bucketeer's services find a user by the id that they make of its parts. How they name a state that is unknown
     * here is their business, but lists of a segment's users rely on how the id begins. A colon in the segment's id
     * would give users of two segments one id.
     */
    static void check(Validator validator, SegmentUser user) {
        if (user.segmentId().indexOf(':') >= 0) {
            validator.report("segmentId", "holds a colon, which separates it from userId in the id");
        }
        if (user.state().known() && !isId(user)) {
            validator.report(
                    "id",
                    "is not segmentId, userId and the state's name joined by colons; SegmentUsers.of makes it so");
        } else if (!isOfItsSegment(user)) {
            validator.report("id", "does not begin with segmentId and a colon; SegmentUsers.of makes it so");
        }
        validator.indexRowOfEnvironment("environmentId, segmentId and id", user.segmentId(), user.id());
    }

    private static boolean isOfItsSegment(SegmentUser user) {
        int colon = user.segmentId().length();
        return user.id().length() > colon
                && user.id().startsWith(user.segmentId())
                && user.id().charAt(colon) == ':';
    }

    /** Whether it is {@link SegmentUsers#id}, without putting that together: uploads have many users. */
    private static boolean isId(SegmentUser user) {
        String id = user.id();
        int colon = user.segmentId().length();
        int secondColon = colon + 1 + user.userId().length();
        String state = user.state().name();
        return id.length() == secondColon + 1 + state.length()
                && isOfItsSegment(user)
                && id.startsWith(user.userId(), colon + 1)
                && id.charAt(secondColon) == ':'
                && id.endsWith(state);
    }

    /** The id is made of the row's own feature and version, and the client versions can be compared. */
    static void check(Validator validator, FeatureLastUsedInfo info) {
        if (!info.id().equals(LastUses.id(info.featureId(), info.version()))) {
            validator.report("id", "is not the row's feature and version, joined by a colon");
        }
        Optional<ClientVersion> oldest = clientVersion(validator, "clientOldestVersion", info.clientOldestVersion());
        Optional<ClientVersion> latest = clientVersion(validator, "clientLatestVersion", info.clientLatestVersion());
        if (info.clientOldestVersion().isEmpty() != info.clientLatestVersion().isEmpty()) {
            validator.report("clientLatestVersion", "must be given where clientOldestVersion is, and only there");
        }
        if (oldest.isPresent() && latest.isPresent() && oldest.get().compareTo(latest.get()) > 0) {
            validator.report("clientLatestVersion", "is before clientOldestVersion");
        }
    }

    private static Optional<ClientVersion> clientVersion(Validator validator, String name, String text) {
        Optional<ClientVersion> version = ClientVersion.parse(text);
        if (version.isEmpty() && !text.isEmpty()) {
            validator.report(name, "is no semantic version, such as 1.4.2; leave it empty where there is none");
        }
        return version;
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

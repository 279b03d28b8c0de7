package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.Relay.Message;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A unit of work over all repositories of an environment, whose connection is cut at one of its messages, at each in turn: all of it is
 * stored or nothing, and what the caller is told is true.
 */
abstract class CutUnitOfWorkContract extends DatabaseContract {

    /** No unit of work here has more messages; one that comes to this would never end. */
    private static final int TOO_MANY = 200;

    /** What {@link #changeEverything} leaves. */
    private static final String EVERYTHING = "2 features, 1 of them enabled, version 2; 1 tags; 2 segments; "
            + "3 users, 2 of them deleted; 2 API keys, 1 of them disabled, last used after 9 s; 2 uses, the last after 7 s";

    private Relay network;
    private BucketeerData far;

    @BeforeEach
    final void openOverTheNetwork() {
        network = new Relay(database.host(), database.port());
        DatabaseConfig relayed = config(network);
        PoolConfig one = PoolConfig.builder().maximumSize(1).build();
        far = BucketeerData.open(DataConfig.of(relayed.withPool(one)), clock);
    }

    @AfterEach
    final void closeNetwork() {
        far.close();
        network.close();
    }

    /** Not at the connection: its last request would go on while the outcome is looked at. */
    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "ANSWER"})
    void inTransaction_cutAtEachMessageInTurn_storesAllOrNothingAndSaysWhich(Message kind) {
        int cuts = 0;
        while (cutAt(kind, cuts + 1)) {
            cuts++;
            assertThat(cuts).isLessThan(TOO_MANY);
        }
        assertThat(cuts).as("messages of the unit that were cut").isGreaterThan(20);
    }

    /** Whether the unit had so many messages. */
    private boolean cutAt(Message kind, int number) {
        environment = "cut-" + UUID.randomUUID();
        data.features().insert(environment, Samples.plain("before").build());
        data.tags().insert(environment, tag("old"));
        data.segmentUsers().upsert(environment, List.of(user("s", "old")));
        data.apiKeys().create(environment, ApiKeyContract.key("old"));
        data.featureLastUsedInfos().upsert(environment, List.of(LastUses.of("before", 1, START, "1.0.0")));
        String before = stored();
        assertThat(far.features().find(environment, "before")).isPresent();

        network.lose(kind, number);
        DataAccessException error = null;
        try {
            far.inTransaction(this::changeEverything);
        } catch (DataAccessException e) {
            error = e;
        }
        boolean wasCut = !network.loseNothing();

        boolean nothing = stored().equals(before);
        boolean everything = stored().equals(EVERYTHING);
        assertThat(nothing || everything)
                .as("%s %d: %s after %s", kind, number, stored(), error)
                .isTrue();
        if (error == null) {
            assertThat(everything).as("%s %d was acknowledged", kind, number).isTrue();
        } else if (error.code() != Fault.F03.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN)) {
            assertThat(error.code())
                    .isEqualTo(
                            kind == Message.REQUEST
                                    ? Fault.F03.shows(ErrorCode.UNAVAILABLE)
                                    : Fault.F04.shows(ErrorCode.UNAVAILABLE));
            assertThat(nothing)
                    .as("%s %d failed before its commit", kind, number)
                    .isTrue();
        }
        return wasCut;
    }

    private Void changeEverything(Session session) {
        Feature read = session.features().find(environment, "before").orElseThrow();
        session.features().update(environment, read.toBuilder().enabled(true).build());
        Clause clause = new Clause("c", "", Operator.SEGMENT, List.of("s"));
        session.features()
                .insert(
                        environment,
                        Samples.plain("new")
                                .rules(List.of(new Rule("r", Strategies.fixed("on"), List.of(clause))))
                                .build());
        session.tags().upsert(environment, List.of(tag("web")));
        session.tags().delete(environment, "old");
        session.segments().insertAll(environment, List.of(segment("s"), segment("t"), segment("u")));
        changeUsers(session);
        session.segments().delete(environment, "u");
        changeKeys(session);
        session.featureLastUsedInfos()
                .upsert(
                        environment,
                        List.of(
                                LastUses.of("before", 1, START.plusSeconds(7), "2.0.0"),
                                LastUses.of("new", 1, START.plusSeconds(5), "")));
        return null;
    }

    /** Of segment u there is one as well, who goes with it. */
    private void changeUsers(Session session) {
        session.segmentUsers().upsert(environment, List.of(user("s", "kept"), user("s", "gone"), user("u", "kept")));
        session.segmentUsers()
                .delete(
                        environment,
                        List.of(user("s", "gone").id(), user("s", "old").id()));
    }

    private void changeKeys(Session session) {
        session.apiKeys().create(environment, ApiKeyContract.key("new"));
        ApiKey old = session.apiKeys().find(environment, "old").orElseThrow();
        session.apiKeys().update(environment, old.toBuilder().disabled(true).build());
        session.apiKeys().touch(environment, List.of(new ApiKeyUse("old", START.plusSeconds(9))));
    }

    private String stored() {
        return count("feature") + " features, " + count("feature", "enabled = true") + " of them enabled, version "
                + query("SELECT max(version) FROM feature WHERE environment_id = ?", environment) + "; "
                + count("tag") + " tags; "
                + count("segment") + " segments; "
                + count("segment_user") + " users, " + count("segment_user", "deleted = true") + " of them deleted; "
                + count("api_key") + " API keys, " + count("api_key", "disabled = true")
                + " of them disabled, last used after " + latest("api_key") + " s; "
                + count("feature_last_used_info") + " uses, the last after " + latest("feature_last_used_info") + " s";
    }

    /** Seconds after the start; nothing is noted as used long before that. */
    private long latest(String table) {
        String lastUsedAt = query("SELECT max(last_used_at) FROM " + table + " WHERE environment_id = ?", environment);
        return Long.parseLong(lastUsedAt) - START.getEpochSecond();
    }

    private String count(String table, String condition) {
        return query("SELECT count(*) FROM " + table + " WHERE environment_id = ? AND " + condition, environment);
    }

    private String count(String table) {
        return query("SELECT count(*) FROM " + table + " WHERE environment_id = ?", environment);
    }

    private static Tag tag(String name) {
        return Tag.builder()
                .id(name)
                .name(name)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    private static SegmentUser user(String segmentId, String userId) {
        return SegmentUsers.of(segmentId, userId, SegmentUserState.INCLUDED);
    }

    private static Segment segment(String id) {
        return Segment.builder()
                .id(id)
                .name(id)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }
}

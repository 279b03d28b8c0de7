package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
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
 * A unit of work over several repositories whose connection is cut at one of its messages, at each in turn: all of it is
 * stored or nothing, and what the caller is told is true.
 */
abstract class CutUnitOfWorkContract extends DatabaseContract {

    /** No unit of work here has more messages; one that comes to this would never end. */
    private static final int TOO_MANY = 200;

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
        assertThat(cuts).as("messages of the unit that were cut").isGreaterThan(8);
    }

    /** Whether the unit had so many messages. */
    private boolean cutAt(Message kind, int number) {
        environment = "cut-" + UUID.randomUUID();
        data.features().insert(environment, Samples.plain("before").build());
        data.tags().insert(environment, tag("old"));
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
        boolean everything = stored().equals("2 features, version 2; 1 tags; 2 segments");
        assertThat(nothing || everything)
                .as("%s %d: %s after %s", kind, number, stored(), error)
                .isTrue();
        if (error == null) {
            assertThat(everything).as("%s %d was acknowledged", kind, number).isTrue();
        } else if (!(error instanceof CommitOutcomeUnknownException)) {
            assertThat(error).isInstanceOf(UnavailableException.class);
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
        session.segments().delete(environment, "u");
        return null;
    }

    private String stored() {
        return count("feature") + " features, version "
                + query("SELECT max(version) FROM feature WHERE environment_id = ?", environment) + "; "
                + count("tag") + " tags; " + count("segment") + " segments";
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

    private static Segment segment(String id) {
        return Segment.builder()
                .id(id)
                .name(id)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }
}

package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.testkit.Relay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Traps T54 to T69: what a write counts, whose row it meets, and what an error in the middle leaves. */
abstract class WriteTrapsContract extends TrapContract {

    private static final String SECRET = "GEHEIM";

    /** What the server calls the primary key of tags, and the unique key of their names. */
    abstract List<String> tagKeys();

    /** Tables that are made of partitions. */
    abstract List<String> partitionedTables();

    /** Makes the table of tags one of partitions, with none for environments from {@code m} on. */
    abstract void partitionTags();

    abstract void joinTagsAgain();

    /** Has new connections send no more than 1 MiB at once, or 64 MiB again, where there is such a limit. */
    abstract void takeSmallPackets(boolean on);

    /** How an insert of 2 MB ends there. */
    abstract String endOfTwoMegabytes();

    @Test
    void t54_savingEqualValues_succeedsAndChangesNothing() {
        Feature feature = Samples.plain("f").build();
        data.features().insert(environment, feature);
        clock.advance(Duration.ofHours(1));
        assertThat(data.features().update(environment, feature)).isEqualTo(feature);
        assertThat(data.features().find(environment, "f")).contains(feature);
        Feature changed = data.features()
                .update(environment, feature.toBuilder().enabled(true).build());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(data.features().update(environment, changed)).isEqualTo(changed);
    }

    @Test
    void t55_countOfAnUpsert_isTheNumberOfKeysAndThatOfADeleteOfRows() {
        List<SegmentUser> users = List.of(user("a"), user("b"));
        assertThat(upsert(users)).isEqualTo(2);
        assertThat(upsert(users)).isEqualTo(2);
        SegmentUser changed = user("a").toBuilder().deleted(true).build();
        assertThat(upsert(List.of(changed, user("b"), user("c")))).isEqualTo(3);
        List<String> ids =
                List.of(user("a").id(), user("b").id(), user("nobody").id());
        assertThat(data.segmentUsers().delete(environment, ids)).isEqualTo(1);
        assertThat(data.segmentUsers().delete(environment, ids)).isZero();
    }

    private int upsert(List<SegmentUser> users) {
        return data.segmentUsers().upsert(environment, users);
    }

    private static SegmentUser user(String id) {
        return SegmentUsers.of("segment", id, SegmentUserState.INCLUDED);
    }

    @Test
    void t56_rowThatIsThere_isFoundByReadingNotByCounting() {
        FeatureLastUsedInfo first = LastUses.of("f", 1, START, "1.0.0");
        FeatureLastUsedInfo later = LastUses.of("f", 1, START.plusSeconds(10), "2.0.0");
        for (FeatureLastUsedInfo use : List.of(first, later, first)) {
            data.featureLastUsedInfos().upsert(environment, List.of(use));
        }
        assertThat(data.featureLastUsedInfos().listByEnvironment(environment))
                .containsExactly(first.toBuilder()
                        .lastUsedAt(later.lastUsedAt())
                        .clientLatestVersion("2.0.0")
                        .build());
    }

    @Test
    void t57_batch_isWrittenWhateverItsStatementsCount() {
        List<Tag> tags = List.of(tag("1", "a"), tag("2", "b"), tag("3", "c"));
        data.tags().insertAll(environment, tags);
        assertThat(data.tags().listByEnvironment(environment)).isEqualTo(tags);
        List<Tag> touched = tags.stream()
                .map(tag -> tag.toBuilder().updatedAt(START.plusSeconds(1)).build())
                .toList();
        data.tags().upsert(environment, touched);
        assertThat(data.tags().listByEnvironment(environment)).isEqualTo(touched);
    }

    @Test
    void t58_upsertOfATakenId_isADuplicateAndChangesNoOtherRow() {
        List<Tag> tags = List.of(tag("1", "a"), tag("2", "b"));
        data.tags().insertAll(environment, tags);
        for (String name : List.of("new", "b")) {
            Tag taken =
                    tag("1", name).toBuilder().updatedAt(START.plusSeconds(1)).build();
            assertThatThrownBy(() -> data.tags().upsert(environment, List.of(taken)))
                    .isInstanceOf(DuplicateKeyException.class);
        }
        assertThat(data.tags().listByEnvironment(environment)).isEqualTo(tags);
    }

    @Test
    void t59_rowThatTheDatabaseRefuses_isRefusedAndNeverMendedOrDropped() {
        execute("ALTER TABLE tag ADD CONSTRAINT no_traps CHECK (name <> 'trap')");
        try {
            Tag refused = tag("1", "trap");
            isRefusedByTheDatabase(() -> data.tags().insert(environment, refused));
            isRefusedByTheDatabase(() -> data.tags().insertAll(environment, List.of(tag("2", "b"), refused)));
            isRefusedByTheDatabase(() -> data.tags().upsert(environment, List.of(tag("2", "b"), refused)));
            assertThat(data.tags().listByEnvironment(environment)).isEmpty();
        } finally {
            execute("ALTER TABLE tag DROP CONSTRAINT no_traps");
        }
    }

    @Test
    void t59_sql_hasNoStatementThatIgnoresErrors() {
        assertThat(SqlRule.NO_ERROR_IGNORED.isBrokenBy("INSERT IGNORE INTO t")).isTrue();
        assertThat(SqlRule.NO_ERROR_IGNORED.broken()).isEmpty();
    }

    @Test
    void t60_keyThatStandsTwiceInOneCall_isWrittenOnce() {
        data.tags().upsert(environment, List.of(tag("1", "a"), tag("2", "a"), tag("3", "c")));
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("1", "a"), tag("3", "c"));
        SegmentUser last = user("a").toBuilder().deleted(true).build();
        assertThat(upsert(List.of(user("a"), user("b"), last))).isEqualTo(2);
        assertThat(data.segmentUsers().findIncludingDeleted(environment, last.id()))
                .contains(last);
        List<FeatureLastUsedInfo> uses =
                List.of(LastUses.of("f", 1, START.plusSeconds(1), "1.0.0"), LastUses.of("f", 1, START, "1.0.0"));
        data.featureLastUsedInfos().upsert(environment, uses);
        assertThat(data.featureLastUsedInfos().listByEnvironment(environment)).containsExactly(uses.getFirst());
    }

    @Test
    void t61_duplicate_namesTheConstraintAndNotTheValue() {
        data.tags().insert(environment, tag(SECRET, SECRET));
        List<Tag> duplicates = List.of(tag(SECRET, "other"), tag("other", SECRET));
        for (int i = 0; i < 2; i++) {
            Tag duplicate = duplicates.get(i);
            DuplicateKeyException error = catchThrowableOfType(
                    DuplicateKeyException.class, () -> data.tags().insertAll(environment, List.of(duplicate)));
            assertThat(error.code()).isEqualTo(ErrorCode.DUPLICATE_KEY);
            assertThat(error.constraintName()).isEqualTo(tagKeys().get(i));
            for (Throwable link = error; link != null; link = link.getCause()) {
                assertThat(link.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void t62_errorInsideAUnit_endsAllOfIt() {
        data.tags().insert(environment, tag("1", "a"));
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    session.tags().insert(environment, tag("2", "b"));
                    assertThatThrownBy(() -> session.tags().insert(environment, tag("1", "c")))
                            .isInstanceOf(DuplicateKeyException.class);
                    return "swallowed";
                }))
                .isInstanceOf(RollbackOnlyException.class);
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("1", "a"));
    }

    @Test
    void t63_unitOfEveryKindOfWrite_isRolledBackWhole() {
        data.features().insert(environment, Samples.plain("f").build());
        data.tags().insert(environment, tag("old", "old"));
        assertThatThrownBy(() -> data.inTransaction(this::writeEverything)).hasMessage("undo");
        assertThat(data.features().listByEnvironment(environment))
                .containsExactly(Samples.plain("f").build());
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("old", "old"));
        assertThat(data.segmentUsers().listByEnvironment(environment)).isEmpty();
        assertThat(data.featureLastUsedInfos().listByEnvironment(environment)).isEmpty();
    }

    private Void writeEverything(Session session) {
        session.features().insert(environment, Samples.plain("g").build());
        session.features().update(environment, Samples.plain("f").enabled(true).build());
        session.features().delete(environment, "f", 2);
        session.tags().delete(environment, "old");
        session.tags().upsert(environment, List.of(tag("new", "new")));
        session.segmentUsers().upsert(environment, List.of(user("a")));
        session.featureLastUsedInfos().upsert(environment, List.of(LastUses.of("f", 1, START, "")));
        throw new IllegalStateException("undo");
    }

    @Test
    void t63_sql_definesNothing() {
        Pattern texts = Pattern.compile("^\"+\\s*(create|alter|drop|truncate|rename) \\w", Pattern.CASE_INSENSITIVE);
        Pattern calls = Pattern.compile("\\.(truncate|(create|alter|drop)(Temporary)?(Table|Index|View|Type)\\w*)\\(");
        assertThat("\"TRUNCATE tag\"").containsPattern(texts);
        assertThat(SqlTexts.found(texts, calls)).isEmpty();
    }

    @Test
    void t64_badRowAmongMany_keepsAllOfThemOut() {
        data.tags().insert(environment, tag("t550", "there"));
        List<Tag> tags = IntStream.range(0, 600)
                .mapToObj(i -> tag("t%03d".formatted(i), "name " + i))
                .toList();
        assertThatThrownBy(() -> data.tags().insertAll(environment, tags)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> data.tags().upsert(environment, tags)).isInstanceOf(DuplicateKeyException.class);
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("t550", "there"));
    }

    @Test
    void t65_moreIdsThanAStatementTakesParameters_areOneCall() {
        List<String> ids =
                IntStream.range(0, 70_000).mapToObj(i -> user("user-" + i).id()).toList();
        upsert(List.of(user("user-0"), user("user-34999"), user("user-69999"), user("other")));
        assertThat(data.segmentUsers().delete(environment, ids)).isEqualTo(3);
        assertThat(data.segmentUsers().listByEnvironment(environment)).containsExactly(user("other"));
    }

    @Test
    void t66_nothingToDo_isDoneWithoutTheDatabase() {
        BucketeerData closed = BucketeerData.open(DataConfig.of(config()));
        closed.close();
        assertThat(closed.segmentUsers().upsert(environment, List.of())).isZero();
        assertThat(closed.segmentUsers().delete(environment, List.of())).isZero();
        assertThat(closed.segments().featuresUsing(environment, List.of())).isEmpty();
        closed.features().insertAll(environment, List.of());
        closed.tags().upsert(environment, List.of());
        closed.featureLastUsedInfos().upsert(environment, List.of());
    }

    @Test
    void t66_filterWithoutValues_findsNothing() {
        insert(Samples.plain("f"));
        FeatureQuery none = FeatureQuery.builder().ids(Set.of()).build();
        assertThat(ids(none)).isEmpty();
        assertThat(data.features().count(environment, none)).isZero();
        assertThat(ids(none.toBuilder().ids(null).tags(Set.of()).build())).containsExactly("f");
    }

    @Test
    void t67_rowLargerThanAPacket_isRefusedBeforeAnySql() {
        String megabytes = "v".repeat(4_000_000);
        assertThatThrownBy(() -> data.features()
                        .insert(environment, valued("f", megabytes, megabytes).build()))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .singleElement()
                                .extracting(Violation::problem)
                                .asString()
                                .startsWith("holds 8000")
                                .endsWith(" but it may hold at most 4194304"));
        assertThat(storedFeatures()).isZero();
    }

    @Test
    void t67_packetTooLarge_isBadDataAndTheConnectionLives() {
        PoolConfig one = PoolConfig.builder().maximumSize(1).build();
        Feature feature = valued("f", "v".repeat(2_000_000)).build();
        try (Relay network = new Relay(database.host(), database.port());
                BucketeerData small =
                        BucketeerData.open(DataConfig.of(config(network).withPool(one)))) {
            takeSmallPackets(true);
            try {
                network.cut();
                await().ignoreExceptionsInstanceOf(DataAccessException.class)
                        .until(() -> small.features().find(environment, "f").isEmpty());
            } finally {
                takeSmallPackets(false);
            }
            assertThat(outcome(() -> small.features().insert(environment, feature)))
                    .isEqualTo(endOfTwoMegabytes());
            small.inTransaction(session -> {
                assertThat(outcome(() -> session.features()
                                .insert(environment, Samples.plain("g").build())))
                        .isEqualTo("stored");
                return null;
            });
        }
        assertThat(data.features().find(environment, "g")).isPresent();
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "stored";
        } catch (DataAccessException e) {
            return e.code().name();
        }
    }

    @Test
    void t68_rowWithoutAPartition_isBadDataAndNoOutage() {
        assertThat(partitionedTables()).isEmpty();
        partitionTags();
        try {
            data.tags().insert(environment, tag("1", "a"));
            environment = "z" + UUID.randomUUID();
            isRefusedByTheDatabase(() -> data.tags().insert(environment, tag("1", "a")));
            isRefusedByTheDatabase(() -> data.tags().upsert(environment, List.of(tag("1", "a"))));
        } finally {
            joinTagsAgain();
        }
        data.tags().insert(environment, tag("1", "a"));
    }

    @Test
    void t69_keys_areTheSameOnBothAndNameTheirEnvironment() {
        Map<String, List<String>> keys = column(catalog().keyColumns()).stream()
                .map(name -> name.split("\\."))
                .collect(Collectors.groupingBy(
                        name -> name[0], TreeMap::new, Collectors.mapping(name -> name[1], Collectors.toList())));
        assertThat(keys)
                .isEqualTo(Map.of(
                        "api_key", List.of("id", "environment_id"),
                        "environment_v2", List.of("id"),
                        "feature", List.of("id", "environment_id"),
                        "feature_last_used_info", List.of("id", "environment_id"),
                        "organization", List.of("id"),
                        "project", List.of("id"),
                        "segment", List.of("id", "environment_id"),
                        "segment_user", List.of("id", "environment_id"),
                        "tag", List.of("id", "environment_id")));
    }
}

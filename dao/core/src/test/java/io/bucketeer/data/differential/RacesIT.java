package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.differential.RaceSteps.RaceForFeatureKey;
import io.bucketeer.data.differential.RaceSteps.RaceForTagKey;
import io.bucketeer.data.differential.RaceSteps.Strike;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.Tag;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every pair of writes to one key, the second of which comes while the first is not committed: both databases and the
 * model come out alike, and the server shows that the second waits where there is something to wait for.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class RacesIT {

    private static final Feature FEATURE =
            Plain.feature("a").name("one").version(1).build();
    private static final Feature RIVAL = FEATURE.toBuilder().name("two").build();
    private static final Tag TAG = Plain.tag("a", "web").build();
    private static final Tag RIVAL_TAG =
            Plain.tag("b", "web").updatedAt(Plain.START.plusSeconds(9)).build();

    private static final SegmentUser USER = Plain.segmentUser("s", "a").build();
    private static final SegmentUser DELETED_USER =
            USER.toBuilder().deleted(true).build();
    private static final ApiKey KEY =
            Plain.apiKey("a").name("one").lastUsedAt(Plain.START.plusSeconds(5)).build();
    private static final ApiKey RIVAL_KEY =
            Plain.apiKey("b").name("two").lastUsedAt(Plain.START.plusSeconds(9)).build();

    private static final Segment SEGMENT = Plain.segment("s").name("one").build();
    private static final Segment RIVAL_SEGMENT = Plain.segment("s").name("two").build();
    private static final FeatureLastUsedInfo LAST_USE = Plain.lastUse("a", 1).build();

    private LiveSubject mysql;
    private LiveSubject postgres;
    private LockStep lockStep;

    @BeforeAll
    void open() {
        mysql = LiveSubject.mysql(new Tally());
        postgres = LiveSubject.postgres(new Tally());
        lockStep = new LockStep(List.of(new Model(), mysql, postgres));
    }

    @AfterAll
    void close() throws Exception {
        mysql.close();
        postgres.close();
    }

    /** A write that the first did not do holds nothing up, and what is to be changed must have been committed. */
    @ParameterizedTest
    @CsvSource({
        "INSERT, INSERT, true",
        "INSERT, WRITE,  false",
        "INSERT, DELETE, false",
        "WRITE,  INSERT, false",
        "WRITE,  WRITE,  false",
        "WRITE,  DELETE, false",
        "DELETE, INSERT, false",
        "DELETE, WRITE,  false",
        "DELETE, DELETE, false"
    })
    void featureThatIsNotThere_anyTwoWrites_comeOutAlike(Strike first, Strike second, boolean waits) {
        for (boolean commit : List.of(true, false)) {
            runs(List.of(new RaceForFeatureKey("e1", FEATURE, first, RIVAL, second, true, commit)), waits);
        }
    }

    /** An insert of what is there fails, and its unit with it. */
    @ParameterizedTest
    @CsvSource({
        "INSERT, INSERT, false",
        "INSERT, WRITE,  false",
        "INSERT, DELETE, false",
        "WRITE,  INSERT, true",
        "WRITE,  WRITE,  true",
        "WRITE,  DELETE, true",
        "DELETE, INSERT, true",
        "DELETE, WRITE,  true",
        "DELETE, DELETE, true"
    })
    void featureThatIsThere_anyTwoWrites_comeOutAlike(Strike first, Strike second, boolean waits) {
        Feature there = FEATURE.toBuilder().name("there").build();
        for (boolean commit : List.of(true, false)) {
            runs(
                    List.of(
                            new FeatureSteps.InsertFeature("e1", there),
                            new RaceForFeatureKey("e1", FEATURE, first, RIVAL, second, true, commit)),
                    waits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT, INSERT, true",
        "INSERT, WRITE,  true",
        "INSERT, DELETE, false",
        "WRITE,  INSERT, true",
        "WRITE,  WRITE,  true",
        "WRITE,  DELETE, false",
        "DELETE, INSERT, false",
        "DELETE, WRITE,  false",
        "DELETE, DELETE, false"
    })
    void tagThatIsNotThere_anyTwoWrites_comeOutAlike(Strike first, Strike second, boolean waits) {
        for (boolean commit : List.of(true, false)) {
            for (boolean sameKey : List.of(true, false)) {
                runs(List.of(new RaceForTagKey("e1", TAG, first, RIVAL_TAG, second, sameKey, true, commit)), waits);
            }
        }
    }

    /**
     * Where only the names are the same, MySQL need not wait for an update that leaves the name alone, since a name has
     * a lock of its own there.
     */
    @ParameterizedTest
    @CsvSource({
        "INSERT, INSERT, false",
        "INSERT, WRITE,  false",
        "INSERT, DELETE, false",
        "WRITE,  INSERT, true",
        "WRITE,  WRITE,  true",
        "WRITE,  DELETE, true",
        "DELETE, INSERT, true",
        "DELETE, WRITE,  true",
        "DELETE, DELETE, true"
    })
    void tagThatIsThere_anyTwoWrites_comeOutAlike(Strike first, Strike second, boolean waits) {
        Tag there = TAG.toBuilder().createdAt(Plain.START.minusSeconds(9)).build();
        for (boolean commit : List.of(true, false)) {
            Step insert = new TagSteps.InsertTag("e1", there);
            runs(List.of(insert, new RaceForTagKey("e1", TAG, first, RIVAL_TAG, second, true, true, commit)), waits);
            runs(List.of(insert, new RaceForTagKey("e1", TAG, first, RIVAL_TAG, second, false, true, commit)));
        }
    }

    /** Whose key is taken is known only when the delete has ended; no row's key ever changes. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void tagBeingDeleted_itsKeyIsUpsertedUnderTheNameOfAnother_comesOutAlike(boolean commit) {
        runs(
                List.of(
                        new TagSteps.InsertAllTags(
                                "e1", List.of(TAG, Plain.tag("b", "ios").build())),
                        new DeletedAndUpserted(
                                Plain.tag("a", "ios")
                                        .updatedAt(Plain.START.plusSeconds(9))
                                        .build(),
                                commit)),
                true);
    }

    /** One unit deletes the tag of a key, while another one upserts that key. */
    private record DeletedAndUpserted(Tag upserted, boolean commit) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.race(new Race<>(
                    () -> subject.session().tags().find("e1", upserted.id()),
                    read -> subject.session().tags().delete("e1", upserted.id()),
                    read -> {
                        subject.session().tags().upsert("e1", List.of(upserted));
                        return "upserted";
                    },
                    true,
                    commit));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UPSERT,         UPSERT,         true",
        "UPSERT,         DELETE,         false",
        "UPSERT,         DELETE_SEGMENT, false",
        "DELETE,         UPSERT,         false",
        "DELETE,         DELETE,         false",
        "DELETE,         DELETE_SEGMENT, false",
        "DELETE_SEGMENT, UPSERT,         false",
        "DELETE_SEGMENT, DELETE,         false",
        "DELETE_SEGMENT, DELETE_SEGMENT, true"
    })
    void segmentUserThatIsNotThere_anyTwoWrites_comeOutAlike(
            RaceForSegmentUser.Strike first, RaceForSegmentUser.Strike second, boolean waits) {
        for (boolean commit : List.of(true, false)) {
            runs(
                    List.of(
                            new SegmentSteps.InsertSegment(
                                    "e1", Plain.segment("s").build()),
                            new RaceForSegmentUser("e1", USER, first, DELETED_USER, second, true, commit)),
                    waits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UPSERT,         UPSERT",
        "UPSERT,         DELETE",
        "UPSERT,         DELETE_SEGMENT",
        "DELETE,         UPSERT",
        "DELETE,         DELETE",
        "DELETE,         DELETE_SEGMENT",
        "DELETE_SEGMENT, UPSERT",
        "DELETE_SEGMENT, DELETE",
        "DELETE_SEGMENT, DELETE_SEGMENT"
    })
    void segmentUserThatIsThere_anyTwoWrites_comeOutAlike(
            RaceForSegmentUser.Strike first, RaceForSegmentUser.Strike second) {
        for (boolean commit : List.of(true, false)) {
            for (SegmentUser rival : List.of(USER, DELETED_USER)) {
                runs(
                        List.of(
                                new SegmentSteps.InsertSegment(
                                        "e1", Plain.segment("s").build()),
                                new SegmentUserSteps.UpsertSegmentUsers("e1", List.of(USER)),
                                new RaceForSegmentUser("e1", USER, first, rival, second, true, commit)),
                        true);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, CREATE, true",
        "CREATE, UPDATE, false",
        "CREATE, TOUCH,  false",
        "UPDATE, CREATE, false",
        "UPDATE, UPDATE, false",
        "UPDATE, TOUCH,  false",
        "TOUCH,  CREATE, false",
        "TOUCH,  UPDATE, false",
        "TOUCH,  TOUCH,  false"
    })
    void apiKeyThatIsNotThere_anyTwoWrites_comeOutAlike(
            RaceForApiKey.Strike first, RaceForApiKey.Strike second, boolean waits) {
        for (boolean commit : List.of(true, false)) {
            for (boolean sameId : List.of(true, false)) {
                runs(List.of(new RaceForApiKey("e1", KEY, first, RIVAL_KEY, second, sameId, true, commit)), waits);
            }
        }
    }

    /** A creation of what is there fails, and its unit with it. */
    @ParameterizedTest
    @CsvSource({
        "CREATE, CREATE, false",
        "CREATE, UPDATE, false",
        "CREATE, TOUCH,  false",
        "UPDATE, CREATE, true",
        "UPDATE, UPDATE, true",
        "UPDATE, TOUCH,  true",
        "TOUCH,  CREATE, true",
        "TOUCH,  UPDATE, true",
        "TOUCH,  TOUCH,  true"
    })
    void apiKeyThatIsThere_anyTwoWrites_comeOutAlike(
            RaceForApiKey.Strike first, RaceForApiKey.Strike second, boolean waits) {
        Step create = new ApiKeySteps.CreateApiKey("e1", Plain.apiKey("a").build(), "of the key");
        for (boolean commit : List.of(true, false)) {
            runs(List.of(create, new RaceForApiKey("e1", KEY, first, RIVAL_KEY, second, true, true, commit)), waits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT, INSERT, true",
        "INSERT, UPDATE, false",
        "INSERT, DELETE, false",
        "UPDATE, INSERT, false",
        "UPDATE, UPDATE, false",
        "UPDATE, DELETE, false",
        "DELETE, INSERT, false",
        "DELETE, UPDATE, false",
        "DELETE, DELETE, false"
    })
    void segmentThatIsNotThere_anyTwoWrites_comeOutAlike(
            RaceForSegment.Strike first, RaceForSegment.Strike second, boolean waits) {
        for (boolean commit : List.of(true, false)) {
            runs(List.of(new RaceForSegment("e1", SEGMENT, first, RIVAL_SEGMENT, second, true, commit)), waits);
        }
    }

    /** An insert of what is there fails, and its unit with it. */
    @ParameterizedTest
    @CsvSource({
        "INSERT, INSERT, false",
        "INSERT, UPDATE, false",
        "INSERT, DELETE, false",
        "UPDATE, INSERT, true",
        "UPDATE, UPDATE, true",
        "UPDATE, DELETE, true",
        "DELETE, INSERT, true",
        "DELETE, UPDATE, true",
        "DELETE, DELETE, true"
    })
    void segmentThatIsThere_anyTwoWrites_comeOutAlike(
            RaceForSegment.Strike first, RaceForSegment.Strike second, boolean waits) {
        Step insert = new SegmentSteps.InsertSegment("e1", Plain.segment("s").build());
        for (boolean commit : List.of(true, false)) {
            runs(List.of(insert, new RaceForSegment("e1", SEGMENT, first, RIVAL_SEGMENT, second, true, commit)), waits);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 9", "9, 5", "5, 5"})
    void lastUse_anyTwoTimes_comeOutAlike(int first, int second) {
        FeatureLastUsedInfo one =
                LAST_USE.toBuilder().lastUsedAt(Plain.START.plusSeconds(first)).build();
        FeatureLastUsedInfo other =
                LAST_USE.toBuilder().lastUsedAt(Plain.START.plusSeconds(second)).build();
        for (boolean commit : List.of(true, false)) {
            Step race = new RaceForLastUse("e1", one, other, true, commit);
            runs(List.of(race), true);
            runs(List.of(new LastUseSteps.UpsertLastUses("e1", List.of(LAST_USE)), race), true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT, INSERT, true,  false",
        "INSERT, UPDATE, false, false",
        "UPDATE, INSERT, false, true",
        "UPDATE, UPDATE, false, true"
    })
    void rowOfTheInstallation_anyTwoWrites_comeOutAlike(
            RaceForRow.Strike first, RaceForRow.Strike second, boolean waitsForNew, boolean waitsForOld) {
        Step organization = new DirectorySteps.InsertRow(
                Directory.ORGANIZATIONS, Plain.organization("o").build());
        Step project = new DirectorySteps.InsertRow(
                Directory.PROJECTS, Plain.project("o").build());
        for (boolean commit : List.of(true, false)) {
            List<Step> races = List.of(
                    new RaceForRow(
                            Directory.ORGANIZATIONS,
                            Plain.organization("a").name("one").urlCode("a").build(),
                            first,
                            Plain.organization("a").name("two").urlCode("a").build(),
                            second,
                            true,
                            commit),
                    new RaceForRow(
                            Directory.PROJECTS,
                            Plain.project("a").name("one").urlCode("a").build(),
                            first,
                            Plain.project("a").name("two").urlCode("a").build(),
                            second,
                            true,
                            commit),
                    new RaceForRow(
                            Directory.ENVIRONMENTS,
                            Plain.environment("a").name("one").projectId("o").build(),
                            first,
                            Plain.environment("a").name("two").projectId("o").build(),
                            second,
                            true,
                            commit));
            List<Step> there = List.of(
                    new DirectorySteps.InsertRow(
                            Directory.ORGANIZATIONS,
                            Plain.organization("a").urlCode("a").build()),
                    new DirectorySteps.InsertRow(
                            Directory.PROJECTS, Plain.project("a").urlCode("a").build()),
                    new DirectorySteps.InsertRow(
                            Directory.ENVIRONMENTS,
                            Plain.environment("a").projectId("o").build()));
            for (int i = 0; i < races.size(); i++) {
                runs(List.of(organization, project, races.get(i)), waitsForNew);
                runs(List.of(organization, project, there.get(i), races.get(i)), waitsForOld);
            }
        }
    }

    private void runs(List<Step> steps, boolean waits) {
        int onMySql = mysql.lockWaits();
        int onPostgres = postgres.lockWaits();
        runs(steps);
        assertThat(List.of(mysql.lockWaits() > onMySql, postgres.lockWaits() > onPostgres))
                .as("the second waits on MySQL, on PostgreSQL: %s", steps)
                .containsExactly(waits, waits);
    }

    private void runs(List<Step> steps) {
        Program program = new Program(steps);
        assertThat(lockStep.run(program)).as("%s", program).isEmpty();
    }
}

package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * Traps T46 to T53: points in time. The operational tables keep them as seconds in whole numbers; that no column of
 * another kind comes in unseen is proved by the catalog.
 */
abstract class TimeTrapsContract extends TrapContract {

    private static final Instant ALMOST_MIDNIGHT = Instant.parse("2026-03-01T23:59:59.999999999Z");

    @Test
    void t46_fractionOfASecond_isCutInJavaAndNeverRoundedToTheNextDay() {
        Feature feature = Samples.plain("f")
                .createdAt(ALMOST_MIDNIGHT)
                .updatedAt(ALMOST_MIDNIGHT)
                .build();
        data.features().insert(environment, feature);
        assertThat(data.features().find(environment, "f")).contains(feature);
        assertThat(feature.createdAt()).isEqualTo("2026-03-01T23:59:59Z");
        clock.set(ALMOST_MIDNIGHT.plus(Duration.ofDays(1)));
        Feature changed = data.features()
                .update(environment, feature.toBuilder().enabled(true).build());
        assertThat(data.features().find(environment, "f")).contains(changed);
        assertThat(changed.updatedAt()).isEqualTo("2026-03-02T23:59:59Z");
    }

    @Test
    void t47_fractionOfASecond_isCutWhereATimeIsCompared() {
        Instant withFraction = START.plusMillis(600);
        data.tags().insertAll(environment, List.of(tag("1", "a"), tag("2", "b")));
        assertThat(data.tags().delete(environment, "1", withFraction)).isTrue();
        assertThatThrownBy(() -> data.tags().delete(environment, "2", withFraction.plusMillis(400)))
                .hasMessageContaining("changed at");
        FeatureLastUsedInfo use = LastUses.of("f", 1, withFraction, "");
        data.featureLastUsedInfos().upsert(environment, List.of(use));
        assertThat(data.featureLastUsedInfos().find(environment, use.id()))
                .get()
                .extracting(FeatureLastUsedInfo::lastUsedAt)
                .isEqualTo(START);
    }

    @Test
    void t48_time_isTheSameInEveryZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("UTC", "Asia/Tokyo", "America/St_Johns")) {
                TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
                try (BucketeerData there = BucketeerData.open(DataConfig.of(config()))) {
                    there.features().insert(environment, Samples.plain(zone).build());
                    assertThat(there.features().find(environment, zone))
                            .contains(Samples.plain(zone).build());
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(data.features().listByEnvironment(environment))
                .hasSize(3)
                .allSatisfy(feature -> assertThat(feature.createdAt()).isEqualTo(START));
        assertThat(query(
                        "SELECT count(*) FROM feature WHERE environment_id = ? AND created_at = 1772366400"
                                + " AND updated_at = 1772366400",
                        environment))
                .isEqualTo("3");
    }

    @Test
    void t49_timesBeyondA32BitClock_areKept() {
        List<String> times =
                List.of("1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "9999-12-31T23:59:59Z");
        for (String time : times) {
            keeps(Samples.plain(time).createdAt(Instant.parse(time)).updatedAt(Instant.parse(time)));
        }
        assertThat(data.features().listByEnvironment(environment))
                .extracting(feature -> feature.createdAt().toString())
                .containsExactlyElementsOf(times);
    }

    @Test
    void t50_secondsBeyondAnyDate_areReportedNeverReplaced() {
        keeps(Samples.plain("year 58134").createdAt(Instant.ofEpochSecond(1_772_366_400_000L)));
        insert(Samples.plain("f"));
        execute(
                "UPDATE feature SET created_at = 9223372036854775807 WHERE environment_id = ? AND id = 'f'",
                environment);
        assertThatThrownBy(() -> data.features().find(environment, "f"))
                .isInstanceOfSatisfying(
                        InternalDataAccessException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW))
                .hasMessageContaining("column created_at holds seconds that are beyond any date");
    }

    @Test
    void t51_instants_areBoundAsNumbersOnBoth() {
        data.features().insert(environment, Samples.plain("f").build());
        data.tags().upsert(environment, List.of(tag("1", "a")));
        assertThat(data.tags().delete(environment, "1", START)).isTrue();
        data.featureLastUsedInfos().upsert(environment, List.of(LastUses.of("f", 1, START, "")));
        assertThat(data.featureLastUsedInfos().listByEnvironment(environment))
                .extracting(FeatureLastUsedInfo::lastUsedAt)
                .containsExactly(START);
    }

    @Test
    void t52_timeOfAChange_isTheLibrarysClock() {
        Feature feature = Samples.plain("f").build();
        data.features().insert(environment, feature);
        data.inTransaction(session -> {
            for (int second = 1; second <= 2; second++) {
                clock.set(START.plusSeconds(10L * second));
                Feature changed = session.features()
                        .update(
                                environment,
                                feature.toBuilder().version(second).ttl(second).build());
                assertThat(changed.updatedAt()).isEqualTo(START.plusSeconds(10L * second));
            }
            return null;
        });
        assertThat(data.features().find(environment, "f").map(Feature::updatedAt))
                .contains(START.plusSeconds(20));
    }

    @Test
    void t52_sqlAndSchema_doNotAskTheServerForTheTime() {
        assertThat(SqlRule.OWN_CLOCK.isBrokenBy("SET a = NOW(6)")).isTrue();
        assertThat(SqlRule.OWN_CLOCK.broken()).isEmpty();
        assertThat(column(catalog().timedColumns())).isEmpty();
    }

    @Test
    void t53_columns_holdNoDates() {
        assertThat(column(catalog().dateColumns())).isEmpty();
        assertThat(columns("column_name LIKE '%\\_at' AND data_type = 'bigint'"))
                .contains("feature.created_at", "feature.updated_at", "api_key.last_used_at");
        assertThat(columns("column_name LIKE '%\\_at' AND data_type <> 'bigint'"))
                .isEmpty();
    }

    private List<String> columns(String condition) {
        return column(catalog().columns(condition));
    }
}

package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerSettingTest {

    @ParameterizedTest
    @CsvSource({
        "8.0.31, 8.0.31, true",
        "8.0.31-log, 8.0.31, true",
        "8.0.30, 8.0.31, false",
        "8.0.4, 8.0.31, false",
        "8.1.0, 8.0.31, true",
        "9.7.0-commercial, 8.0.31, true",
        "5.7.44, 8.0.31, false",
        "15, 15, true",
        "15.19, 15, true",
        "18.6 (Debian 18.6-1.pgdg13+1), 15, true",
        "19beta1, 15, true",
        "14.24, 15, false",
        "'', 15, false"
    })
    void version_isComparedNumberByNumber(String version, String oldest, boolean safe) {
        ServerSetting setting = ServerSetting.version(version, "Server", oldest);
        assertThat(setting.safe()).isEqualTo(safe);
        assertThat(setting.problem())
                .isEqualTo("version is '" + version + "' but must be Server " + oldest + " or newer");
    }

    @ParameterizedTest
    @CsvSource({
        "'ANSI,STRICT_TRANS_TABLES', true",
        "strict_trans_tables, true",
        "'', false",
        "'NOT_STRICT_TRANS_TABLES', false"
    })
    void wordOfAList_mustBeThereAsAWord(String value, boolean safe) {
        assertThat(ServerSetting.holding("sql_mode", value, "STRICT_TRANS_TABLES")
                        .safe())
                .isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({"utc, true", "UTC, true", "+09:00, false", "'', false"})
    void valueThatMustBeOne_isComparedWithoutCase(String value, boolean safe) {
        assertThat(ServerSetting.equal("time_zone", value, "UTC").safe()).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "10000, true"})
    void limit_mustNotBeOff(String value, boolean safe) {
        assertThat(ServerSetting.limit("lock_timeout", value).safe()).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({"33554431, false", "33554432, true", "1073741824, true"})
    void number_mustNotBeSmaller(String value, boolean safe) {
        ServerSetting setting = ServerSetting.atLeast("max_allowed_packet", value, 33_554_432);
        assertThat(setting.safe()).isEqualTo(safe);
        assertThat(setting.problem()).isEqualTo("max_allowed_packet is '" + value + "' but must be at least 33554432");
    }
}

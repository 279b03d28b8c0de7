package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import org.junit.jupiter.api.Test;

final class MySqlDirectoryIT extends DirectoryContract {

    @Override
    String type() {
        return "mysql";
    }

    @Test
    void features_corruptRow_isNamedWithItsEnvironment() {
        data.features().insert("first", Samples.plain("sound").build());
        data.features().insert("second", Samples.plain("corrupt").build());
        execute("UPDATE feature SET default_strategy = 'null' WHERE id = 'corrupt'");
        assertThatThrownBy(() -> data.featureDirectory().stream().toList())
                .isInstanceOfSatisfying(
                        InternalDataAccessException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW))
                .hasMessageContaining("list feature 'corrupt' in environment 'second'");
    }
}

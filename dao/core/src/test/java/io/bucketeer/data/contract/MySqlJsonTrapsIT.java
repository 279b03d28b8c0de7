package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;

final class MySqlJsonTrapsIT extends JsonTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    /** The schema of the document refuses a fraction, and the server whatever is no JSON that it can hold. */
    @Override
    String refusal(Unfit value) {
        return switch (value) {
            case FRACTION -> "HY000 3819";
            case BEYOND_A_DOUBLE, NO_JSON -> "22001 3140";
        };
    }

    /** The document may hold any whole number; who reads the row is told. */
    @Override
    void reportsNumberBeyondAnInteger(String id, String rules) {
        store(id, "rules", rules);
        assertThatThrownBy(() -> stored(id))
                .isInstanceOfSatisfying(
                        InternalDataAccessException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW));
    }

    @Override
    void store(String id, String column, String json) {
        execute("UPDATE feature SET " + column + " = ? WHERE id = ? AND environment_id = ?", json, id, environment);
    }
}

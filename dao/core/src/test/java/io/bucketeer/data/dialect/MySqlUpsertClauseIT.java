package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.DuplicateKeyException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** With the primary key of Bucketeer's own table, which another environment's row can hold. */
final class MySqlUpsertClauseIT extends UpsertClauseContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String primaryKey() {
        return "id";
    }

    @Test
    void idOfAnotherEnvironmentsRow_failsAndLeavesThatRowAsItIs() throws SQLException {
        assertThatThrownBy(() -> upsert("('2', 'blue', 20, 20, 'b', 1)", "('1', 'green', 20, 20, 'b', 1)"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(open.dialect().errorTranslator().translate("upsert label", e))
                                .isInstanceOf(DuplicateKeyException.class));
        assertThat(rows()).containsExactly("1 red 10 10 a 1");
    }
}

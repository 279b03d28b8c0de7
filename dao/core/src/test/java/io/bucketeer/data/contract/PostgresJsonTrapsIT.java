package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

final class PostgresJsonTrapsIT extends JsonTrapsContract {

    @Override
    String type() {
        return "postgres";
    }

    /** Any number is JSON to this server, and only then has to fit into the composite. */
    @Override
    String refusal(Unfit value) {
        return switch (value) {
            case FRACTION, NO_JSON -> "22P02 0";
            case BEYOND_A_DOUBLE -> "22003 0";
        };
    }

    /** The composite holds no such number, and so nobody ever reads one. */
    @Override
    void reportsNumberBeyondAnInteger(String id, String rules) {
        isRefusedByTheServer("22003 0", () -> store(id, "rules", rules));
        assertThat(stored(id).rules()).isEmpty();
    }

    /** The type of a list's elements is named in the singular of its column. */
    @Override
    void store(String id, String column, String json) {
        String element = column.substring(0, column.length() - 1);
        execute(
                "UPDATE feature SET " + column + " = array(SELECT jsonb_populate_recordset(null::" + element
                        + ", ?::jsonb)) WHERE id = ? AND environment_id = ?",
                json,
                id,
                environment);
    }
}

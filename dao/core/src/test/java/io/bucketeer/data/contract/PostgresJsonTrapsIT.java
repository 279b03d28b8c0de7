package io.bucketeer.data.contract;

final class PostgresJsonTrapsIT extends JsonTrapsContract {

    @Override
    String type() {
        return "postgres";
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

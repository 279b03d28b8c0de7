package io.bucketeer.data.contract;

final class MySqlJsonTrapsIT extends JsonTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void store(String id, String column, String json) {
        execute("UPDATE feature SET " + column + " = ? WHERE id = ? AND environment_id = ?", json, id, environment);
    }
}

package io.bucketeer.data.dialect;

final class PostgresUpsertClauseIT extends UpsertClauseContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String primaryKey() {
        return "id, environment_id";
    }
}

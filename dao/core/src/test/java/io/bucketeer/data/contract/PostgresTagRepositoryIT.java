package io.bucketeer.data.contract;

final class PostgresTagRepositoryIT extends TagRepositoryContract {

    @Override
    String type() {
        return "postgres";
    }
}

package io.bucketeer.data.contract;

final class MySqlTagRepositoryIT extends TagRepositoryContract {

    @Override
    String type() {
        return "mysql";
    }
}

package io.bucketeer.data.contract;

final class PostgresLostConnectionIT extends LostConnectionContract {

    @Override
    String type() {
        return "postgres";
    }
}

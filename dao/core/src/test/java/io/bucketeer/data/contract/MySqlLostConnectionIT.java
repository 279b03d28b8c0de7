package io.bucketeer.data.contract;

final class MySqlLostConnectionIT extends LostConnectionContract {

    @Override
    String type() {
        return "mysql";
    }
}

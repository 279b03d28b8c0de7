package io.bucketeer.data.contract;

final class MySqlTagDirectoryIT extends TagDirectoryContract {

    @Override
    String type() {
        return "mysql";
    }
}

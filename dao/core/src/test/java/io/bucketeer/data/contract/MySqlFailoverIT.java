package io.bucketeer.data.contract;

final class MySqlFailoverIT extends FailoverContract {

    @Override
    String type() {
        return "mysql";
    }
}

package io.bucketeer.data.contract;

final class MySqlMixedRunIT extends MixedRunContract {

    @Override
    String type() {
        return "mysql";
    }
}

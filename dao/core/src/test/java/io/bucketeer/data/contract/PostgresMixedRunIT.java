package io.bucketeer.data.contract;

final class PostgresMixedRunIT extends MixedRunContract {

    @Override
    String type() {
        return "postgres";
    }
}

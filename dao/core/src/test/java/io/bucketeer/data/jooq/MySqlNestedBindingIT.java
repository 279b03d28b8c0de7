package io.bucketeer.data.jooq;

final class MySqlNestedBindingIT extends NestedBindingContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String fixedStrategies() {
        return "json";
    }
}

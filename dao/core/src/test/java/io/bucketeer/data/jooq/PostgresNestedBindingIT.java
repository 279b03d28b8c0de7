package io.bucketeer.data.jooq;

final class PostgresNestedBindingIT extends NestedBindingContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String fixedStrategies() {
        return "fixed_strategy[]";
    }
}

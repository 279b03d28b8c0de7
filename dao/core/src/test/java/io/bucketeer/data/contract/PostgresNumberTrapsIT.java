package io.bucketeer.data.contract;

final class PostgresNumberTrapsIT extends NumberTrapsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void retypeTagEntityType(String sqlType) {
        execute("ALTER TABLE tag ALTER entity_type TYPE " + sqlType);
    }

    /** A number is no truth value to this server. */
    @Override
    String refusalOfAnotherNumber() {
        return "42804 0";
    }
}

package io.bucketeer.data.contract;

final class MySqlNumberTrapsIT extends NumberTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void retypeTagEntityType(String sqlType) {
        execute("ALTER TABLE tag MODIFY entity_type " + sqlType + " NOT NULL DEFAULT 1");
    }

    /** A check of the column refuses it. */
    @Override
    String refusalOfAnotherNumber() {
        return "HY000 3819";
    }
}

package io.bucketeer.data.contract;

import java.util.List;

final class PostgresNumberTrapsIT extends NumberTrapsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void retypeTagEntityType(String sqlType) {
        execute("ALTER TABLE tag ALTER entity_type TYPE " + sqlType);
    }

    @Override
    List<String> columnTypes() {
        return column(PostgresCatalog.COLUMN_TYPES);
    }

    @Override
    List<String> countingColumns() {
        return column(PostgresCatalog.COUNTING_COLUMNS);
    }
}

package io.bucketeer.data.contract;

import java.util.List;

final class MySqlNumberTrapsIT extends NumberTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void retypeTagEntityType(String sqlType) {
        execute("ALTER TABLE tag MODIFY entity_type " + sqlType + " NOT NULL DEFAULT 1");
    }

    @Override
    List<String> columnTypes() {
        return column(MySqlCatalog.COLUMN_TYPES);
    }

    @Override
    List<String> countingColumns() {
        return column(MySqlCatalog.COUNTING_COLUMNS);
    }
}

package io.bucketeer.data.contract;

import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

final class MySqlTextTrapsIT extends TextTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void resizeSamplingSeed(int length) {
        execute("ALTER TABLE feature MODIFY sampling_seed varchar(" + length
                + ") CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL DEFAULT ''");
    }

    @Override
    String narrowCharacterSet(TestDatabase fresh) {
        SchemaMigration.of(type(), fresh.jdbcUrl(), fresh.username(), fresh.password())
                .migrate();
        try (Connection connection = fresh.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE feature MODIFY maintainer varchar(255) CHARACTER SET utf8mb3 NOT NULL");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "character set of columns is 'utf8mb3 (feature.maintainer)' but must be utf8mb4";
    }
}

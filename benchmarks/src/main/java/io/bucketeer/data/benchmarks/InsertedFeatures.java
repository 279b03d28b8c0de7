package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.subject.JsonbTable;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows that the measurement of inserts leaves behind. */
final class InsertedFeatures {

    private static final String PREFIX = "inserted-";

    private InsertedFeatures() {}

    static String id(int number) {
        return PREFIX + number;
    }

    /** Removes them, and what is left of them on the pages. */
    static void remove(DataConfig config) throws SQLException {
        String condition =
                " where environment_id = '" + SampleFeatures.ENVIRONMENT_ID + "' and id like '" + PREFIX + "%'";
        try (OpenDatabase database = Databases.open(config.rdbms());
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from feature" + condition);
            if (database.dialect().type().equals(FilledDatabases.POSTGRES)) {
                statement.execute("delete from " + JsonbTable.NAME + condition);
                statement.execute("vacuum feature");
                statement.execute("vacuum " + JsonbTable.NAME);
            }
        }
    }
}

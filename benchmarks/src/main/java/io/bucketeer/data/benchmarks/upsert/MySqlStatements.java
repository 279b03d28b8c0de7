package io.bucketeer.data.benchmarks.upsert;

import com.mysql.cj.jdbc.JdbcConnection;
import io.bucketeer.data.model.SegmentUser;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What could upsert users on MySQL. */
final class MySqlStatements {

    private static final String NEW_VALUES = " as new on duplicate key update segment_id = new.segment_id,"
            + " user_id = new.user_id, state = new.state, deleted = new.deleted";

    private static final String TEXT = " character set utf8mb4 collate utf8mb4_0900_bin path ";

    private static final String JSON = Rows.INTO
            + " select given.id, given.segment_id, given.user_id, given.state, given.deleted, ?"
            + " from json_table(?, '$[*]' columns (id varchar(511)" + TEXT + "'$[0]', segment_id varchar(255)" + TEXT
            + "'$[1]', user_id varchar(255)" + TEXT + "'$[2]', state int path '$[3]', deleted tinyint path '$[4]'))"
            + " as given on duplicate key update segment_id = given.segment_id, user_id = given.user_id,"
            + " state = given.state, deleted = given.deleted";

    private static final JsonFactory FACTORY = new JsonFactory();

    private MySqlStatements() {}

    /** Prepared by the server, as the library's connections do by themselves. */
    static SlicedUpsert.Sender values() {
        return Rows.values(NEW_VALUES, Connection::prepareStatement);
    }

    /** Put together by the driver. */
    static SlicedUpsert.Sender clientValues() {
        return Rows.values(NEW_VALUES, (connection, sql) ->
                (PreparedStatement) connection.unwrap(JdbcConnection.class).clientPrepareStatement(sql));
    }

    static SlicedUpsert.Sender batch() {
        return Rows.batch(NEW_VALUES, Connection::prepareStatement);
    }

    static SlicedUpsert.Sender clientBatch() {
        return Rows.batch(NEW_VALUES, (connection, sql) ->
                (PreparedStatement) connection.unwrap(JdbcConnection.class).clientPrepareStatement(sql));
    }

    static SlicedUpsert.Sender jsonTable() {
        return (connection, slice) -> {
            try (PreparedStatement statement = connection.prepareStatement(JSON)) {
                StringWriter json = new StringWriter();
                try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), json)) {
                    out.writeStartArray();
                    slice.forEach(user -> write(out, user));
                    out.writeEndArray();
                }
                statement.setString(1, SampleUsers.ENVIRONMENT_ID);
                statement.setString(2, json.toString());
                statement.executeUpdate();
            }
        };
    }

    private static void write(JsonGenerator out, SegmentUser user) {
        out.writeStartArray();
        out.writeString(user.id());
        out.writeString(user.segmentId());
        out.writeString(user.userId());
        out.writeNumber(user.state().number());
        out.writeBoolean(user.deleted());
        out.writeEndArray();
    }
}

package io.bucketeer.data.benchmarks.subject;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The feature table as it would be with JSONB in place of composites: the same scalar columns, keys and indexes. */
public final class JsonbTable {

    /** The table. */
    public static final String NAME = "feature_jsonb";

    private JsonbTable() {}

    /** Creates it beside the library's table. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE feature_jsonb (
                        id varchar(255) COLLATE "C" NOT NULL,
                        name varchar(511) COLLATE "C" NOT NULL,
                        description text COLLATE "C" NOT NULL,
                        enabled boolean NOT NULL DEFAULT false,
                        archived boolean NOT NULL DEFAULT false,
                        deleted boolean NOT NULL DEFAULT false,
                        evaluation_undelayable boolean NOT NULL DEFAULT false,
                        ttl integer NOT NULL,
                        version integer NOT NULL,
                        created_at bigint NOT NULL,
                        updated_at bigint NOT NULL,
                        variations jsonb NOT NULL,
                        targets jsonb NOT NULL,
                        rules jsonb NOT NULL,
                        default_strategy jsonb NOT NULL,
                        off_variation varchar(255) COLLATE "C" NOT NULL,
                        tags jsonb NOT NULL,
                        maintainer varchar(255) COLLATE "C" NOT NULL,
                        variation_type integer NOT NULL,
                        variation_value_schema jsonb,
                        sampling_seed varchar(255) COLLATE "C" NOT NULL DEFAULT '',
                        prerequisites jsonb,
                        environment_id varchar(255) COLLATE "C" NOT NULL,
                        PRIMARY KEY (id, environment_id),
                        CONSTRAINT feature_jsonb_description_bytes CHECK (octet_length(description) <= 65535)
                    )
                    """);
            statement.execute("CREATE INDEX ON feature_jsonb (environment_id, id)");
            statement.execute("CREATE INDEX ON feature_jsonb (environment_id, name, id)");
            statement.execute("CREATE INDEX ON feature_jsonb (environment_id, created_at, id)");
            statement.execute("CREATE INDEX ON feature_jsonb (environment_id, updated_at, id)");
            // the smaller of the two kinds of JSONB index, enough for "has this tag"
            statement.execute("CREATE INDEX ON feature_jsonb USING gin (tags jsonb_path_ops)");
            // which features look into a segment or at another feature
            statement.execute("CREATE INDEX ON feature_jsonb USING gin (rules jsonb_path_ops)");
        }
    }
}

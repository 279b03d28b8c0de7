package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.ApiKeyUses;
import io.bucketeer.data.dialect.BulkWrites;
import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.ErrorTranslator;
import io.bucketeer.data.dialect.ListPredicates;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.SegmentReferences;
import io.bucketeer.data.dialect.TagCounts;
import io.bucketeer.data.dialect.UpsertClause;
import org.jooq.SQLDialect;

/** MySQL, from 8.0.31. */
record MySqlDialect(
        NestedValues nestedValues,
        ListPredicates listPredicates,
        UpsertClause upsertClause,
        BulkWrites bulkWrites,
        SegmentReferences segmentReferences,
        ApiKeyUses apiKeyUses,
        TagCounts tagCounts,
        ErrorTranslator errorTranslator)
        implements Dialect {

    static final String TYPE = "mysql";

    /** @param pool what its connections come from */
    MySqlDialect(PoolConfig pool) {
        this(
                new MySqlNestedValues(),
                new MySqlListPredicates(),
                new MySqlUpsertClause(),
                new MySqlBulkWrites(),
                new MySqlSegmentReferences(),
                new MySqlApiKeyUses(),
                new MySqlTagCounts(),
                new MySqlErrorTranslator(pool.maximumSize()));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public SQLDialect family() {
        return SQLDialect.MYSQL;
    }
}

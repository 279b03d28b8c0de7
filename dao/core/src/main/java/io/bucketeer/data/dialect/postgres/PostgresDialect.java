package io.bucketeer.data.dialect.postgres;

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

/** PostgreSQL, from 15. */
record PostgresDialect(
        NestedValues nestedValues,
        ListPredicates listPredicates,
        UpsertClause upsertClause,
        BulkWrites bulkWrites,
        SegmentReferences segmentReferences,
        ApiKeyUses apiKeyUses,
        TagCounts tagCounts,
        ErrorTranslator errorTranslator)
        implements Dialect {

    static final String TYPE = "postgres";

    /** @param pool what its connections come from */
    PostgresDialect(PoolConfig pool) {
        this(
                new PostgresNestedValues(pool.pooler()),
                new PostgresListPredicates(),
                new PostgresUpsertClause(),
                new PostgresBulkWrites(),
                new PostgresSegmentReferences(),
                new PostgresApiKeyUses(),
                new PostgresTagCounts(),
                new PostgresErrorTranslator(pool.maximumSize()));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public SQLDialect family() {
        return SQLDialect.POSTGRES;
    }
}

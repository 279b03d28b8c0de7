package io.bucketeer.data.dialect.mysql;

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

    MySqlDialect() {
        this(
                new MySqlNestedValues(),
                new MySqlListPredicates(),
                new MySqlUpsertClause(),
                new MySqlBulkWrites(),
                new MySqlSegmentReferences(),
                new MySqlApiKeyUses(),
                new MySqlTagCounts(),
                new MySqlErrorTranslator());
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

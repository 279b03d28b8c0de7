package io.bucketeer.data.dialect;

import org.jooq.SQLDialect;

/**
 * What one database says or does differently, as small value objects that the engine asks for. Immutable and
 * thread-safe. Code outside the implementations' own packages never asks which database it is.
 */
public interface Dialect {

    /** The engine's name in the configuration: {@code mysql} or {@code postgres}. */
    String type();

    /** How jOOQ renders shared statements for this database. */
    SQLDialect family();

    /** How nested values are written, bound and read. */
    NestedValues nestedValues();

    /** The predicates of list queries whose text differs. */
    ListPredicates listPredicates();

    /** The upsert clause. */
    UpsertClause upsertClause();

    /** Statements for many rows at once. */
    BulkWrites bulkWrites();

    /** Which features look into which segments. */
    SegmentReferences segmentReferences();

    /** When API keys were last used. */
    ApiKeyUses apiKeyUses();

    /** How many features carry which tag. */
    TagCounts tagCounts();

    /** From driver errors to the library's error tree. */
    ErrorTranslator errorTranslator();
}

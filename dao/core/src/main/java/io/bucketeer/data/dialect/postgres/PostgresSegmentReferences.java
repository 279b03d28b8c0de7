package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.SegmentReferences;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The schema's function {@code rule_references} gives {@code 4:id} for each segment; a GIN index holds its results. */
final class PostgresSegmentReferences implements SegmentReferences {

    private static final String PREFIX = "4:";

    private static final String LOOKS_INTO = "from feature where not feature.deleted and feature.environment_id = {0}"
            + " and rule_references(feature.rules) @> array['" + PREFIX + "' || {1}]";

    @Override
    public ResultQuery<?> pairs(String environmentId, Collection<String> segmentIds) {
        String[] references = segmentIds.stream().map(id -> PREFIX + id).toArray(String[]::new);
        return DSL.resultQuery(
                "select substr(reference, " + (PREFIX.length() + 1) + ") collate \"C\" as segment_id, feature.id"
                        + " from feature, unnest(rule_references(feature.rules)) as reference"
                        + " where not feature.deleted and feature.environment_id = {0}"
                        + " and rule_references(feature.rules) && {1} and reference = any({1})"
                        + " order by segment_id, feature.id",
                DSL.val(environmentId),
                DSL.val(references, SQLDataType.CLOB.array()));
    }

    @Override
    public Field<Integer> count(String environmentId, Field<String> segmentId) {
        return DSL.field("(select count(*)::int " + LOOKS_INTO + ")", Integer.class, DSL.val(environmentId), segmentId);
    }

    @Override
    public Condition exist(@Nullable String environmentId, Field<String> segmentEnvironment, Field<String> segmentId) {
        return DSL.condition(
                "exists (select 1 " + LOOKS_INTO + ")",
                environmentId == null ? segmentEnvironment : DSL.val(environmentId),
                segmentId);
    }
}

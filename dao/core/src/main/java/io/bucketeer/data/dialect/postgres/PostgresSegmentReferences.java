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

    /** Every reference to a segment, once for each feature that has it. */
    private static final String FROM = " from feature, unnest(rule_references(feature.rules)) as reference"
            + " where not feature.deleted and rule_references(feature.rules) @> array['4']"
            + " and starts_with(reference, '" + PREFIX + "')";

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

    /**
     * Of all segments at once, in a subquery that depends on nothing outside and so runs once, however many segments
     * there are.
     */
    @Override
    public Field<Integer> count(String environmentId, Field<String> segmentId) {
        return DSL.field(
                "coalesce(((select jsonb_object_agg(named.reference, named.features)"
                        + " from (select reference, count(*) as features" + FROM
                        + " and feature.environment_id = {0} group by reference) as named) ->> ('" + PREFIX
                        + "' || {1}))::int, 0)",
                Integer.class,
                DSL.val(environmentId),
                segmentId);
    }

    /**
     * {@code IS TRUE} keeps the subquery out of the planner's joins: it is hashed once, where a join of tables whose
     * statistics are not up to date may read all features again for every segment.
     */
    @Override
    public Condition exist(@Nullable String environmentId, Field<String> segmentEnvironment, Field<String> segmentId) {
        return DSL.condition(
                "(({0}, {1}) in (select feature.environment_id, substr(reference, " + (PREFIX.length() + 1)
                        + ") collate \"C\"" + FROM + "{2})) is true",
                segmentEnvironment,
                segmentId,
                environmentId == null
                        ? DSL.sql("")
                        : DSL.sql(" and feature.environment_id = {0}", DSL.val(environmentId)));
    }
}

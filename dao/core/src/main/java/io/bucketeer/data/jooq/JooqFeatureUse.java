package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.FeatureLastUsedInfoTable.FEATURE_LAST_USED_INFO;
import static io.bucketeer.data.jooq.FeatureTable.FEATURE;

import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.FeatureSummary;
import io.bucketeer.data.repository.FeatureUse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** {@link FeatureUse}, and the filter that looks at last uses. */
abstract class JooqFeatureUse implements FeatureUse {

    private final Engine engine;
    private final String summary;
    private final String countByTag;

    JooqFeatureUse(Engine engine) {
        this.engine = engine;
        this.summary = engine.renderer().sql(summary(engine.renderer()));
        this.countByTag = engine.renderer().sql(engine.dialect().tagCounts().of(""));
    }

    /** Parameters: the first second of being active, twice; environment, twice. */
    private static Select<?> summary(Renderer renderer) {
        Table<Record2<String, Long>> used = renderer.dsl()
                .select(
                        FEATURE_LAST_USED_INFO.FEATURE_ID,
                        DSL.max(FEATURE_LAST_USED_INFO.LAST_USED_AT).as("newest"))
                .from(FEATURE_LAST_USED_INFO)
                .where(FEATURE_LAST_USED_INFO.ENVIRONMENT_ID.eq(""))
                .groupBy(FEATURE_LAST_USED_INFO.FEATURE_ID)
                .asTable("used", "feature_id", "newest");
        Field<String> featureId = used.field("feature_id", String.class);
        Field<Long> newest = used.field("newest", Long.class);
        return renderer.dsl()
                .select(
                        DSL.count(),
                        DSL.count(DSL.when(newest.ge(0L), DSL.inline(1))),
                        DSL.count(DSL.when(newest.lt(0L), DSL.inline(1))))
                .from(FEATURE)
                .leftJoin(used)
                .on(featureId.eq(FEATURE.ID))
                .where(FEATURE.ENVIRONMENT_ID.eq(""))
                .and(FEATURE.DELETED.eq(DSL.inline(false)))
                .and(FEATURE.ARCHIVED.eq(DSL.inline(false)));
    }

    @Override
    public final FeatureSummary summary(String environmentId) {
        Action action = checked("summarize", environmentId);
        return summaryOf(environmentId).run(engine, action, row -> {
            row.next();
            return new FeatureSummary(row.getLong(1), row.getLong(2), row.getLong(3));
        });
    }

    /** The statement of {@link #summary(String)}. */
    final ListStatement summaryOf(String environmentId) {
        long since = activeSince();
        return new ListStatement(summary, List.of(since, since, environmentId, environmentId));
    }

    @Override
    public final Map<String, Long> countByTag(String environmentId) {
        Action action = checked("count by tag", environmentId);
        return tagCounts(environmentId).run(engine, action, rows -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return Collections.unmodifiableMap(counts);
        });
    }

    /** The statement of {@link #countByTag}. */
    final ListStatement tagCounts(String environmentId) {
        return new ListStatement(countByTag, List.of(environmentId));
    }

    private static Action checked(String verb, String environmentId) {
        Action action = new Action(verb, "feature", environmentId, null);
        Validator validator = new Validator(action);
        validator.text("environmentId", environmentId, FeatureEntity.INSTANCE.tenantLength());
        validator.finish();
        return action;
    }

    private long activeSince() {
        return engine.now().minus(FeatureStatus.ACTIVE_TIME).getEpochSecond();
    }

    /** Features whose last use says so. */
    final Condition status(String environmentId, FeatureStatus wanted) {
        Field<Long> newest = DSL.field(DSL.select(DSL.max(FEATURE_LAST_USED_INFO.LAST_USED_AT))
                .hint(engine.dialect()
                        .listPredicates()
                        .answeredBy("feature_last_used_info", "idx_feature_last_used_info_last_used_at"))
                .from(FEATURE_LAST_USED_INFO)
                .where(FEATURE_LAST_USED_INFO.ENVIRONMENT_ID.eq(environmentId))
                .and(FEATURE_LAST_USED_INFO.FEATURE_ID.eq(FEATURE.ID)));
        return switch (wanted) {
            case NEW -> newest.isNull();
            case ACTIVE -> newest.ge(activeSince());
            case NO_ACTIVITY -> newest.lt(activeSince());
        };
    }
}

package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.ApiKeyUses;
import java.util.Map;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Two arrays as the parameters. The rows are locked in their order before any is changed: an update alone takes them as
 * its plan has them. The update compares again, since others may have moved a row while it was waited for.
 */
final class PostgresApiKeyUses implements ApiKeyUses {

    private static final String MOVE_FORWARD =
            "with moved as (select api_key.id, used.used_at from unnest({0}, {1}) with ordinality"
                    + " as used (id, used_at, place) join api_key on api_key.id = used.id"
                    + " where api_key.environment_id = {2} and api_key.last_used_at < used.used_at"
                    + " order by used.place for update of api_key)"
                    + " update api_key set last_used_at = moved.used_at from moved"
                    + " where api_key.environment_id = {2} and api_key.id = moved.id"
                    + " and api_key.last_used_at < moved.used_at";

    @Override
    public Query moveForward(String environmentId, Map<String, Long> lastUses) {
        return DSL.query(
                MOVE_FORWARD,
                DSL.val(lastUses.keySet().toArray(String[]::new), SQLDataType.CLOB.array()),
                DSL.val(lastUses.values().toArray(Long[]::new), SQLDataType.BIGINT.array()),
                DSL.val(environmentId));
    }
}

package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.ApiKeyUses;
import io.bucketeer.data.dialect.NestedJson;
import java.util.Map;
import org.jooq.Query;
import org.jooq.impl.DSL;
import tools.jackson.core.JsonGenerator;

/**
 * One JSON array as the one parameter, made rows by {@code JSON_TABLE}. {@code STRAIGHT_JOIN} reads them first, so each
 * row is found by its key, and locked in the order of the array.
 */
final class MySqlApiKeyUses implements ApiKeyUses {

    private static final String MOVE_FORWARD =
            "update json_table({0}, '$[*]' columns (id varchar(255) character set utf8mb4 collate utf8mb4_0900_bin"
                    + " path '$.id', used_at bigint path '$.used_at')) as used"
                    + " straight_join api_key on api_key.environment_id = {1} and api_key.id = used.id"
                    + " set api_key.last_used_at = used.used_at where api_key.last_used_at < used.used_at";

    @Override
    public Query moveForward(String environmentId, Map<String, Long> lastUses) {
        return DSL.query(
                MOVE_FORWARD, DSL.val(NestedJson.write(MySqlApiKeyUses::write, lastUses)), DSL.val(environmentId));
    }

    private static void write(JsonGenerator out, Map<String, Long> lastUses) {
        out.writeStartArray();
        lastUses.forEach((id, usedAt) -> {
            out.writeStartObject();
            out.writeStringProperty("id", id);
            out.writeNumberProperty("used_at", usedAt);
            out.writeEndObject();
        });
        out.writeEndArray();
    }
}

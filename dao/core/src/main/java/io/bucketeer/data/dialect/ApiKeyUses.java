package io.bucketeer.data.dialect;

import java.util.Map;
import org.jooq.Query;

/** When API keys were last used, noted for many keys by one statement. Thread-safe. */
public interface ApiKeyUses {

    /**
     * Moves the time of last use of API keys forward. Rows that are used later already, or are not there, are left
     * alone; the others are locked in the map's order.
     *
     * @param environmentId whose API keys
     * @param lastUses epoch seconds by the key's id
     * @return a statement whose update count is how many rows moved
     */
    Query moveForward(String environmentId, Map<String, Long> lastUses);
}

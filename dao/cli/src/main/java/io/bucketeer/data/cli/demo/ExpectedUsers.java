package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.repository.SegmentUserQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users of segments that both databases must hold in the main environment at one point of the script. Not
 * thread-safe.
 */
final class ExpectedUsers {

    private final Map<String, SegmentUser> users = new HashMap<>();

    /** Stores users as given, instead of those with their ids. */
    void upsert(Collection<SegmentUser> some) {
        some.forEach(user -> users.put(user.id(), user));
    }

    /** Marks users as deleted; how many were not before. */
    int delete(Collection<String> ids) {
        int marked = 0;
        for (String id : ids) {
            SegmentUser user = users.get(id);
            if (user != null && !user.deleted()) {
                users.put(id, user.toBuilder().deleted(true).build());
                marked++;
            }
        }
        return marked;
    }

    /** Every user that the query selects, by id. */
    List<SegmentUser> list(SegmentUserQuery query) {
        return users.values().stream()
                .filter(user -> matches(query.segmentId(), user.segmentId()))
                .filter(user -> matches(query.userId(), user.userId()))
                .filter(user -> matches(query.state(), user.state()))
                .filter(user -> matches(query.deleted(), user.deleted()))
                .sorted(Comparator.comparing(SegmentUser::id, ExpectedRows.BY_CODE_POINT))
                .toList();
    }

    private static boolean matches(@Nullable Object wanted, Object value) {
        return wanted == null || wanted.equals(value);
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.SegmentUserRepository;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Predicate;

/** The repository of segment users as its documentation says it, over maps. */
final class ModelSegmentUsers extends ModelTable<SegmentUser, SegmentUserQuery> implements SegmentUserRepository {

    ModelSegmentUsers(ModelUnits units) {
        super(units, SegmentUser.class, SegmentUser::id);
    }

    @Override
    void checkRow(String environment, SegmentUser user) {
        ModelRules.segmentUser(environment, user);
    }

    @Override
    boolean deleted(SegmentUser user) {
        return user.deleted();
    }

    @Override
    int idLength() {
        return 511;
    }

    /** Whatever was there becomes as given, a user marked as deleted too. */
    @Override
    public int upsert(String environment, Collection<SegmentUser> users) {
        users.forEach(user -> checkRow(environment, user));
        Map<String, SegmentUser> lastOfEachId = new HashMap<>();
        users.forEach(user -> lastOfEachId.put(user.id(), user));
        if (!users.isEmpty()) {
            units.call(() -> {
                rows(environment).putAll(lastOfEachId);
                return null;
            });
        }
        return lastOfEachId.size();
    }

    @Override
    public int delete(String environment, Collection<String> ids) {
        ModelRules.text(environment, 255);
        ids.forEach(id -> ModelRules.text(id, idLength()));
        if (ids.isEmpty()) {
            return 0;
        }
        return units.call(() -> {
            int marked = 0;
            for (String id : new LinkedHashSet<>(ids)) {
                SegmentUser stored = rows(environment).get(id);
                if (stored != null && !stored.deleted()) {
                    rows(environment).put(id, stored.toBuilder().deleted(true).build());
                    marked++;
                }
            }
            return marked;
        });
    }

    /** What the deletion of the segment does. */
    void removeAll(String environment, String segmentId) {
        rows(environment).values().removeIf(user -> user.segmentId().equals(segmentId));
    }

    @Override
    Predicate<SegmentUser> matching(String environment, SegmentUserQuery query) {
        return user -> (query.segmentId() == null || query.segmentId().equals(user.segmentId()))
                && (query.userId() == null || query.userId().equals(user.userId()))
                && (query.state() == null || query.state().equals(user.state()))
                && (query.deleted() == null || query.deleted() == user.deleted());
    }

    @Override
    ModelOrder<SegmentUser> order(String environment, SegmentUserQuery query) {
        Comparator<SegmentUser> sort = switch (query.sort()) {
            case ID -> Comparator.comparing(SegmentUser::id, CodePoints.ORDER);
        };
        SegmentUserQuery withoutPage =
                query.toBuilder().pageSize(1).cursor(null).build();
        return new ModelOrder<>(sort, query.direction(), query.pageSize(), query.cursor(), withoutPage);
    }
}

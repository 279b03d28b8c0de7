package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoSort;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The part of {@link ListRules} that is about last uses. */
record LastUseRules(List<FeatureLastUsedInfo> lastUses) {

    void addTo(Map<String, ListRules.Filter> filters, Map<String, ListRules.Order> orders) {
        filters.put(
                "FeatureLastUsedInfoQuery.ids",
                filter(
                        text -> FeatureLastUsedInfoQuery.builder().ids(Set.of(LastUses.id(text, 1))),
                        "ids[0]",
                        (row, text) -> row.id().equals(text + ":1")));
        filters.put(
                "FeatureLastUsedInfoQuery.featureId",
                filter(
                        text -> FeatureLastUsedInfoQuery.builder().featureId(text),
                        "featureId",
                        (row, text) -> row.featureId().equals(text)));
        order(orders, FeatureLastUsedInfoSort.ID, Comparator.comparing(FeatureLastUsedInfo::id, BY_CODE_POINT));
        order(orders, FeatureLastUsedInfoSort.LAST_USED_AT, Comparator.comparing(FeatureLastUsedInfo::lastUsedAt));
    }

    private ListRules.Filter filter(
            Function<String, FeatureLastUsedInfoQuery.Builder> query,
            String place,
            BiPredicate<FeatureLastUsedInfo, String> selects) {
        return new ListRules.Filter(
                text -> query.apply(text).build(),
                Limits::unstorable,
                place,
                text -> lastUses.stream()
                        .filter(row -> selects.test(row, text))
                        .map(FeatureLastUsedInfo::id)
                        .toList());
    }

    private void order(
            Map<String, ListRules.Order> orders,
            FeatureLastUsedInfoSort sort,
            Comparator<FeatureLastUsedInfo> comparator) {
        orders.put(
                "FeatureLastUsedInfoQuery.sort = " + sort,
                new ListRules.Order(
                        direction -> FeatureLastUsedInfoQuery.builder()
                                .sort(sort)
                                .direction(direction)
                                .build(),
                        direction -> ListRules.ids(lastUses, comparator, direction)));
    }
}

package io.bucketeer.data.differential;

import io.bucketeer.data.contract.Lists;
import java.util.List;

/** The steps that call the lists of whichever repository takes the query. */
final class ListSteps {

    private ListSteps() {}

    /**
     * Reads page after page; the steps in between run after the first page.
     *
     * @param nextPageSize the size of all pages but the first
     */
    record ListPages<Q extends Record>(String environment, Q query, int nextPageSize, List<Step> between)
            implements Step {
        @Override
        public Object run(Subject subject) {
            return pages(subject, Lists.of(query));
        }

        private <R extends Record> Object pages(Subject subject, Lists<Q, R> lists) {
            return new Walk(subject, between)
                    .pages(cursor -> lists.list()
                            .in(
                                    subject.session(),
                                    environment,
                                    cursor == null ? query : lists.paging().at(query, nextPageSize, cursor)));
        }
    }

    /** Takes the cursor after the first row of one list to another one, after doing something to it. */
    record ListByCursorOf<Q extends Record>(
            String environment, Q query, String otherEnvironment, Q otherQuery, CursorFate fate) implements Reading {
        @Override
        public Object run(Subject subject) {
            return page(subject, Lists.of(query));
        }

        private <R extends Record> Object page(Subject subject, Lists<Q, R> lists) {
            String cursor = lists.list()
                    .in(subject.session(), otherEnvironment, lists.paging().at(otherQuery, 1, null))
                    .nextCursor()
                    .orElse("none");
            Q next = lists.paging().at(query, 1, fate.of(cursor));
            return Walk.items(lists.list().in(subject.session(), environment, next));
        }
    }

    record Count<Q extends Record>(String environment, Q query) implements Reading {
        @Override
        public Object run(Subject subject) {
            return Lists.of(query).count().in(subject.session(), environment, query);
        }
    }

    record StreamAll<Q extends Record>(String environment, Q query) implements Reading {
        @Override
        public Object run(Subject subject) {
            return Lists.of(query).stream()
                    .in(subject.session(), environment, query)
                    .toList();
        }
    }

    /** Whether the step is a list that leaves every row as it is, so that no later step needs it. */
    static boolean changesNothing(Step step) {
        return switch (step) {
            case ListPages<?> pages -> pages.between().isEmpty();
            case ListByCursorOf<?> list -> true;
            case Count<?> count -> true;
            case StreamAll<?> stream -> true;
            default -> false;
        };
    }
}

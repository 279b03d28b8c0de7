package io.bucketeer.data.differential;

import io.bucketeer.data.repository.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A walk over the pages of a list. */
final class Walk {

    /** A walk that goes on for longer does not end by itself. */
    private static final int MAX_PAGES = 200;

    private final Subject subject;
    private final List<Step> between;

    /** The steps in between run after the first page. */
    Walk(Subject subject, List<Step> between) {
        this.subject = subject;
        this.between = between;
    }

    /** The items of every page, and what came of the steps in between; the page of a cursor is asked for. */
    <T> List<Object> pages(Function<@Nullable String, Page<T>> pageAt) {
        List<Object> seen = new ArrayList<>();
        Page<T> page = pageAt.apply(null);
        seen.add(items(page));
        for (Step step : between) {
            seen.add(Outcome.of(() -> step.run(subject)));
        }
        Optional<String> cursor = page.nextCursor();
        while (cursor.isPresent() && seen.size() < MAX_PAGES) {
            page = pageAt.apply(cursor.get());
            seen.add(items(page));
            cursor = page.nextCursor();
        }
        return seen;
    }

    /** A page without its cursor's text, of which only the presence is promised. */
    static <T> Object items(Page<T> page) {
        return new Items(page.items(), page.nextCursor().isPresent());
    }

    /** The rows of a page, and whether another one follows. */
    record Items(List<?> rows, boolean more) {}
}

package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a query selects.
 *
 * @param count how many rows the database says there are
 * @param pages the rows of each page, in order; a list without rows is one empty page
 */
record Listing(long count, List<List<Feature>> pages) {

    /** Asks for the count, then follows the cursors to the last page. */
    static Listing read(FeatureRepository features, String environmentId, FeatureQuery query) {
        List<List<Feature>> pages = new ArrayList<>();
        Page<Feature> page = features.list(environmentId, query);
        pages.add(page.items());
        while (page.nextCursor().isPresent()) {
            page = features.list(environmentId, query.after(page.nextCursor().get()));
            pages.add(page.items());
        }
        return new Listing(features.count(environmentId, query), pages);
    }

    /** What must be read where these are all rows. */
    static Listing of(List<Feature> rows, int pageSize) {
        List<List<Feature>> pages = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += pageSize) {
            pages.add(rows.subList(from, Math.min(from + pageSize, rows.size())));
        }
        return new Listing(rows.size(), pages.isEmpty() ? List.of(List.of()) : pages);
    }
}

package io.bucketeer.data.jooq;

import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.repository.EnvironmentTagDirectory;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.Page;
import java.util.stream.Stream;

/** {@link EnvironmentTagDirectory} on whichever database the engine has open. */
abstract class JooqEnvironmentTagDirectory implements EnvironmentTagDirectory {

    private final EnvironmentTagLists lists;

    JooqEnvironmentTagDirectory(Engine engine) {
        this.lists = new EnvironmentTagLists(engine);
    }

    @Override
    public final Page<EnvironmentTag> list(EnvironmentTagQuery query) {
        return lists.page(lists.request(query), query.pageSize(), query.cursor());
    }

    @Override
    public final long count(EnvironmentTagQuery query) {
        return lists.count(lists.request(query));
    }

    @Override
    public final Stream<EnvironmentTag> stream(EnvironmentTagQuery query) {
        return lists.stream(lists.request(query));
    }
}

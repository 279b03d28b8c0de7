package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.FeatureQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What the contracts of the traps share. Every test there is named after the trap of {@code docs/traps.md} that it
 * proves harmless.
 */
abstract class TrapContract extends DatabaseContract {

    /** Stores the features in this test's environment. */
    final void insert(Feature.Builder... features) {
        data.features()
                .insertAll(
                        environment,
                        Stream.of(features).map(Feature.Builder::build).toList());
    }

    /** Stores the feature and reads it as it was given. */
    final void keeps(Feature.Builder builder) {
        Feature feature = builder.build();
        data.features().insert(environment, feature);
        assertThat(data.features().find(environment, feature.id())).contains(feature);
    }

    /** Nothing of the feature is stored, and the error names these problems: it was found before any SQL. */
    final void refuses(Feature.Builder feature, String... problems) {
        int before = storedFeatures();
        refusesCall(() -> data.features().insert(environment, feature.build()), problems);
        assertThat(storedFeatures()).isEqualTo(before);
    }

    static void refusesCall(ThrowingCallable call, String... problems) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::toString)
                                .containsExactly(problems));
    }

    /** The database itself refuses the value, in the same words on both. */
    static void isRefusedByTheDatabase(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidDataException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
            assertThat(e.violations()).isEmpty();
        });
    }

    /**
     * The server refuses a statement past the library.
     *
     * @param code the SQLSTATE, as the driver has it, and after a blank MySQL's number of the error, which is 0 on
     *     PostgreSQL
     */
    static void isRefusedByTheServer(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalStateException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState() + " " + e.getErrorCode())
                                .as(e.getMessage())
                                .isEqualTo(code));
    }

    /** The ids that one page of the query gives. */
    final List<String> ids(FeatureQuery query) {
        return data.features().list(environment, query).items().stream()
                .map(Feature::id)
                .toList();
    }

    /** What to ask the catalog of this contract's database. */
    final Catalog catalog() {
        return Catalog.of(type());
    }

    /** The first column of a query past the library. */
    final List<String> column(String sql) {
        return Catalog.column(database, sql);
    }

    /** A tag of a feature. */
    static Tag tag(String id, String name) {
        return Tag.builder()
                .id(id)
                .name(name)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    /** A feature whose variations have these values. */
    static Feature.Builder valued(String id, String... values) {
        List<Variation> variations = new ArrayList<>();
        for (String value : values) {
            variations.add(new Variation("v" + variations.size(), value, "", ""));
        }
        return Samples.plain(id).variations(variations);
    }
}

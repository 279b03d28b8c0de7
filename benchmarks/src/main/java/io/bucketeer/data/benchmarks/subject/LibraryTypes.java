package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.dialect.UnknownMemberListener;
import io.bucketeer.data.jooq.Engine;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The library's generated codecs, for hand-written code that is to differ from the library in nothing else. They are
 * the engine's own affair, but it shows each of them to its dialect when it renders a select list: so this dialect
 * looks on while an engine starts.
 */
final class LibraryTypes {

    private final Map<String, NestedType<?>> types = new HashMap<>();

    private LibraryTypes() {}

    /** The codecs by the name of their column. */
    static LibraryTypes of(OpenDatabase database) {
        LibraryTypes types = new LibraryTypes();
        Dialect onlooker = types.onlooker(database.dialect());
        Engine engine = new Engine(new OpenDatabase(database.dataSource(), onlooker, () -> {}), Clock.systemUTC());
        if (engine.repositories() == null || types.types.isEmpty()) {
            throw new IllegalStateException("the engine showed no nested type to its dialect");
        }
        return types;
    }

    /** The codec of a column. */
    @SuppressWarnings("unchecked") // columns and codecs are generated from one model
    <T> NestedType<T> of(NestedColumn<T> column) {
        NestedType<?> type = types.get(column.name());
        if (type == null) {
            throw new IllegalStateException("there is no nested column " + column.name() + " in " + types.keySet());
        }
        return (NestedType<T>) type;
    }

    /** The dialect, but for its nested values. */
    private Dialect onlooker(Dialect dialect) {
        NestedValues seen = new SeenValues(dialect.nestedValues());
        return (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(),
                new Class<?>[] {Dialect.class},
                (self, method, arguments) ->
                        method.getReturnType() == NestedValues.class ? seen : method.invoke(dialect, arguments));
    }

    private final class SeenValues implements NestedValues {

        private final NestedValues values;

        SeenValues(NestedValues values) {
            this.values = values;
        }

        @Override
        public String selection(NestedType<?> type, String column) {
            types.put(column.replaceAll("[^a-z_]", ""), type);
            return values.selection(type, column);
        }

        @Override
        public String placeholder(NestedType<?> type) {
            return values.placeholder(type);
        }

        @Override
        public <T> void bind(PreparedStatement statement, int index, NestedType<T> type, @Nullable T value)
                throws SQLException {
            values.bind(statement, index, type, value);
        }

        @Override
        public <T> @Nullable T read(ResultSet row, int index, NestedType<T> type, UnknownMemberListener unknown)
                throws SQLException {
            return values.read(row, index, type, unknown);
        }
    }
}

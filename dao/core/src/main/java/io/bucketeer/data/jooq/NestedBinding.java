package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Configuration;
import org.jooq.Converter;

/**
 * A nested column for jOOQ: one generated field serves both databases, since the binding asks the configuration's
 * {@link NestedValues} how the value travels. Thread-safe.
 *
 * @param <T> the column's Java type
 */
final class NestedBinding<T> implements Binding<Object, T> {

    private static final long serialVersionUID = 1L;

    private final transient NestedType<T> type;
    private final Converter<Object, T> converter;

    /** The converter is the identity: {@link #get} and {@link #set} do the work on the column's own Java type. */
    @SuppressWarnings("unchecked")
    NestedBinding(NestedType<T> type) {
        this.type = type;
        this.converter =
                Converter.of(Object.class, (Class<T>) (Class<?>) Object.class, value -> (T) value, value -> value);
    }

    NestedType<T> type() {
        return type;
    }

    @Override
    public Converter<Object, T> converter() {
        return converter;
    }

    @Override
    public void sql(BindingSQLContext<T> context) {
        context.render().sql(nestedValues(context.configuration()).placeholder(type));
    }

    @Override
    public void set(BindingSetStatementContext<T> context) throws SQLException {
        nestedValues(context.configuration()).bind(context.statement(), context.index(), type, context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<T> context) throws SQLException {
        context.value(nestedValues(context.configuration())
                .read(context.resultSet(), context.index(), type, UnknownMemberListener.IGNORED));
    }

    @Override
    public void register(BindingRegisterContext<T> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("nested values are no parameters of procedures");
    }

    @Override
    public void get(BindingGetStatementContext<T> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("nested values are no results of procedures");
    }

    @Override
    public void set(BindingSetSQLOutputContext<T> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("nested values do not travel by SQLData");
    }

    @Override
    public void get(BindingGetSQLInputContext<T> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("nested values do not travel by SQLData");
    }

    private static NestedValues nestedValues(Configuration configuration) {
        return (NestedValues) configuration.data(NestedValues.class);
    }
}

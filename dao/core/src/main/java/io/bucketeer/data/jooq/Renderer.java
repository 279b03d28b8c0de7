package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.NestedValues;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** jOOQ as a renderer: statements for one dialect as SQL text; it never holds a connection. Thread-safe. */
final class Renderer {

    private final DSLContext dsl;
    private final NestedValues nestedValues;

    Renderer(Dialect dialect) {
        this.nestedValues = dialect.nestedValues();
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(dialect.family());
        configuration.set(new Settings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_QUOTED)
                .withExecuteLogging(false));
        configuration.data(NestedValues.class, nestedValues);
        this.dsl = DSL.using(configuration);
    }

    /** To build statements with. */
    DSLContext dsl() {
        return dsl;
    }

    /** The statement, or a part of one such as a table's name, with {@code ?} for every value. */
    String sql(QueryPart part) {
        return dsl.render(part);
    }

    /** The values of a statement or a part of one, in the order of their {@code ?}. */
    List<Object> values(QueryPart part) {
        return dsl.extractBindValues(part);
    }

    /** The columns as a select list reads them. */
    Field<?> selection(List<TableField<Record, ?>> columns) {
        return DSL.field(DSL.raw(columns.stream().map(this::selection).collect(Collectors.joining(", "))));
    }

    private String selection(TableField<Record, ?> column) {
        String name = sql(column.getUnqualifiedName());
        if (!(column.getBinding() instanceof NestedBinding<?> binding)) {
            return name;
        }
        return nestedValues.selection(binding.type(), name) + " as " + name;
    }
}

package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.NestedValues;
import java.util.ArrayList;
import java.util.List;
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

    /** The columns as a select list reads them. */
    List<Field<?>> selection(List<TableField<Record, ?>> columns) {
        List<Field<?>> fields = new ArrayList<>(columns.size());
        for (TableField<Record, ?> column : columns) {
            fields.add(selection(column));
        }
        return fields;
    }

    private Field<?> selection(TableField<Record, ?> column) {
        if (!(column.getBinding() instanceof NestedBinding<?> binding)) {
            return DSL.field(column.getUnqualifiedName(), column.getDataType());
        }
        NestedType<?> type = binding.type();
        return DSL.field(DSL.raw(nestedValues.selection(type, dsl.render(column.getUnqualifiedName()))))
                .as(column.getUnqualifiedName());
    }
}

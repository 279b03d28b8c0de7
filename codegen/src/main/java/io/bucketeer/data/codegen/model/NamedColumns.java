package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The columns of a table as its repository names them; a name that does not fit its role is noted. */
record NamedColumns(Word table, List<Column> columns, Problems problems) {

    /** The column, which must be of a type that fits. */
    Optional<Column> typed(String role, Word name, String wanted, Predicate<Type> fits) {
        Optional<Column> found = column(role, name);
        if (found.isPresent() && !fits.test(found.get().type())) {
            problems.add(
                    name.at(),
                    table + ": " + role + " names " + name + ", which must be " + wanted
                            + "; choose another column, or correct its type");
        }
        return found;
    }

    /** The column of that name. */
    Optional<Column> column(String role, Word name) {
        Optional<Column> found = columns.stream()
                .filter(column -> column.name().equals(name.text()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    name.at(),
                    table + ": " + role + " names " + name
                            + ", which is no column; correct the name, or add the column");
        }
        return found;
    }
}

package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.catalog.Catalog;
import io.bucketeer.data.codegen.model.DataModel.Constant;
import io.bucketeer.data.codegen.model.DataModel.EnumType;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.ModelFile.EnumEntry;
import io.bucketeer.data.codegen.model.ModelFile.NumberEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Main entry point of stage two: joins both catalogs and {@code model.yaml} into one logical model, or refuses. */
public final class ModelBuilder {

    private ModelBuilder() {}

    /**
     * The one model behind both schemas.
     *
     * @throws ModelException naming everything in which the three differ
     */
    public static DataModel build(Catalog mysql, Catalog postgres, ModelFile model) {
        Problems problems = new Problems();
        new JavaNames(problems).check(model);
        Types types = new Types(model, problems);
        List<EnumType> enums = enums(model, types, problems);
        List<NestedType> nested = new NestedTypes(model, postgres, types, problems).join(model);
        List<Table> tables = new TableParity(mysql, postgres, types, problems).join(model);
        problems.throwIfAny();
        return new DataModel(enums, nested, tables);
    }

    private static List<EnumType> enums(ModelFile model, Types types, Problems problems) {
        List<EnumType> enums = new ArrayList<>();
        for (EnumEntry entry : model.enums()) {
            Map<Integer, NumberEntry> byNumber = new HashMap<>();
            List<Constant> constants = new ArrayList<>();
            for (NumberEntry constant : entry.constants()) {
                NumberEntry before = byNumber.putIfAbsent(constant.number(), constant);
                if (before != null) {
                    problems.add(
                            constant.name().at(),
                            entry.name() + "." + constant.name() + ": the number " + constant.number() + " is "
                                    + before.name() + " already; give each constant its own");
                }
                constants.add(new Constant(constant.name().text(), constant.number()));
            }
            EnumType type = new EnumType(entry.name().text(), constants);
            types.declare(entry.name(), type);
            enums.add(type);
        }
        return enums;
    }
}

package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.catalog.Catalog;
import io.bucketeer.data.codegen.catalog.CatalogAttribute;
import io.bucketeer.data.codegen.catalog.CatalogComposite;
import io.bucketeer.data.codegen.catalog.CatalogType;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.ModelFile.FieldEntry;
import io.bucketeer.data.codegen.model.ModelFile.NestedEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins the nested types and wrappers of {@code model.yaml} with PostgreSQL's composite types. */
final class NestedTypes {

    private final Types types;
    private final Problems problems;
    private final Map<String, CatalogComposite> composites = new LinkedHashMap<>();
    private final JsonForms forms;

    NestedTypes(ModelFile model, Catalog postgres, Types types, Problems problems) {
        this.types = types;
        this.problems = problems;
        this.forms = new JsonForms(model, problems);
        postgres.composites().forEach(composite -> composites.put(composite.name(), composite));
    }

    /** Declares every nested type and wrapper, and returns the nested ones. */
    List<NestedType> join(ModelFile model) {
        List<NestedType> nested = new ArrayList<>();
        for (NestedEntry entry : model.nested()) {
            NestedType type = join(entry);
            nested.add(type);
            types.declare(entry.name(), type);
        }
        for (NestedEntry entry : model.wrappers()) {
            types.wrapper(entry).ifPresent(wrapper -> {
                FieldEntry member = entry.members().getFirst();
                members(entry, Map.of(member.name().text(), wrapper.list()));
                types.declare(entry.name(), wrapper);
            });
        }
        Set<String> known = new HashSet<>();
        model.nested().forEach(entry -> known.add(entry.name().text()));
        model.wrappers().forEach(entry -> known.add(entry.name().text()));
        for (String name : composites.keySet()) {
            if (!known.contains(name)) {
                problems.add(
                        model.file(),
                        "postgres has a composite type " + name
                                + " that is no nested type and no wrapper here; declare it, or drop it in a migration");
            }
        }
        return nested;
    }

    private NestedType join(NestedEntry entry) {
        Map<String, Type> memberTypes = new LinkedHashMap<>();
        for (FieldEntry member : entry.members()) {
            types.ofMember(entry.name() + "." + member.name(), member.type())
                    .ifPresent(type -> memberTypes.put(member.name().text(), type));
        }
        String name = entry.name().text();
        String comment = Optional.ofNullable(composites.get(name))
                .map(CatalogComposite::comment)
                .orElse("");
        return new NestedType(name, comment, members(entry, memberTypes), forms.of(name));
    }

    private List<Member> members(NestedEntry entry, Map<String, Type> memberTypes) {
        Word name = entry.name();
        CatalogComposite composite = composites.get(name.text());
        if (composite == null) {
            problems.add(
                    name.at(),
                    name + ": postgres has no composite type of this name; create it in a migration, or remove it");
            return List.of();
        }
        Map<String, CatalogAttribute> attributes = new LinkedHashMap<>();
        composite.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
        checkNamesAndOrder(entry, attributes.keySet());
        List<Member> members = new ArrayList<>();
        for (FieldEntry member : entry.members()) {
            Type type = memberTypes.get(member.name().text());
            CatalogAttribute attribute = attributes.get(member.name().text());
            if (type != null && attribute != null) {
                members.add(member(name + "." + member.name(), member, type, attribute));
            }
        }
        return members;
    }

    private void checkNamesAndOrder(NestedEntry entry, Set<String> attributes) {
        List<String> members =
                entry.members().stream().map(member -> member.name().text()).toList();
        for (FieldEntry member : entry.members()) {
            if (!attributes.contains(member.name().text())) {
                problems.add(
                        member.name().at(),
                        entry.name() + "." + member.name()
                                + ": the composite on postgres has no attribute of this name;"
                                + " add it in a migration, or correct the member");
            }
        }
        for (String attribute : attributes) {
            if (!members.contains(attribute)) {
                problems.add(
                        entry.name().at(),
                        entry.name() + "." + attribute
                                + ": an attribute on postgres that is no member here; add the member");
            }
        }
        List<String> common = members.stream().filter(attributes::contains).toList();
        List<String> ordered = attributes.stream().filter(members::contains).toList();
        if (!common.equals(ordered)) {
            problems.add(
                    entry.name().at(),
                    entry.name() + ": postgres has the attributes in the order " + String.join(", ", ordered)
                            + ", model.yaml says " + String.join(", ", common)
                            + "; write the members in postgres's order");
        }
    }

    private Member member(String what, FieldEntry entry, Type type, CatalogAttribute attribute) {
        List<CatalogType> allowed = DeclaredTypes.attribute(type);
        if (!allowed.contains(attribute.type())) {
            problems.add(
                    entry.type().at(),
                    what + ": model.yaml says " + entry.type() + ", which is "
                            + allowed.stream().map(CatalogType::toString).collect(Collectors.joining(" or "))
                            + " on postgres; postgres says " + attribute.type() + "; correct one of them");
        }
        if (attribute.nullable() != entry.type().optional()) {
            problems.add(
                    entry.type().at(),
                    what + ": model.yaml says " + (entry.type().optional() ? "absent is allowed ('?')" : "never absent")
                            + ", postgres says " + (attribute.nullable() ? "NULL" : "NOT NULL")
                            + (attribute.nullable()
                                    ? "; add '?', or use a NOT NULL domain"
                                    : "; remove '?', or use a type without NOT NULL domain"));
        }
        return new Member(entry.name().text(), type, entry.type().optional(), attribute.comment());
    }
}

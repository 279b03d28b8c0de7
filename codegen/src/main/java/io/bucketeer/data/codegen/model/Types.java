package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.EnumType;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import io.bucketeer.data.codegen.model.ModelFile.NestedEntry;
import io.bucketeer.data.codegen.model.ModelFile.TypeEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the type names of {@code model.yaml} mean. Names are declared first and resolved after that. */
final class Types {

    private static final Map<String, Type> SIMPLE = Map.of(
            "text", new TextType(Optional.empty()),
            "boolean", ScalarType.BOOLEAN,
            "int", ScalarType.INT,
            "long", ScalarType.LONG,
            "instant", ScalarType.INSTANT);

    private final Map<String, Type> named = new HashMap<>(SIMPLE);
    private final Map<String, EnumType> enums = new HashMap<>();
    private final Map<String, NestedType> nested = new HashMap<>();
    private final List<String> nestedNames;
    private final Problems problems;

    Types(ModelFile model, Problems problems) {
        this.nestedNames =
                model.nested().stream().map(entry -> entry.name().text()).toList();
        this.problems = problems;
    }

    void declare(Word name, EnumType type) {
        declare(name, new EnumRef(type.name()));
        enums.put(type.name(), type);
    }

    void declare(Word name, NestedType type) {
        declare(name, new NestedRef(type.name()));
        nested.put(type.name(), type);
    }

    /** Declares a type by its reference; what is declared may be used from here on. */
    void declare(Word name, Type type) {
        if (named.putIfAbsent(name.text(), type) != null) {
            problems.add(name.at(), name + ": the name stands for another type already; choose another");
        }
    }

    EnumType enumOf(EnumRef reference) {
        EnumType type = enums.get(reference.name());
        if (type == null) {
            throw new IllegalArgumentException("No enum " + reference.name());
        }
        return type;
    }

    /** The member's type; empty where the nested type has no such member. */
    Optional<Type> memberOf(NestedRef reference, String member) {
        return Optional.ofNullable(nested.get(reference.name()))
                .flatMap(type -> type.members().stream()
                        .filter(candidate -> candidate.name().equals(member))
                        .map(Member::type)
                        .findFirst());
    }

    /** The type of a nested type's member: what both JSON and a composite can hold. */
    Optional<Type> ofMember(String what, TypeEntry entry) {
        Optional<Type> type = resolve(what, entry);
        if (type.isPresent() && !entry.list() && !(isElement(type.get()) || isNumber(type.get()))) {
            problems.add(
                    entry.at(),
                    what + ": a member cannot be " + entry + "; use text, int, an enum, a nested type or a list");
            return Optional.empty();
        }
        refuseAbsence(what, entry, type.filter(t -> !(t instanceof NestedRef)), "a nested type");
        return type;
    }

    /**
     * The type of a column.
     *
     * @param hidden whether no record shows the column, so that it need not say how it is absent
     */
    Optional<Type> ofColumn(String what, TypeEntry entry, boolean hidden) {
        Optional<Type> type = resolve(what, entry);
        if (type.isPresent() && type.get() instanceof ListType list && list.element() instanceof TextType) {
            problems.add(entry.at(), what + ": a column cannot be a list of text; declare a wrapper for it");
        }
        refuseAbsence(
                what,
                entry,
                type.filter(t -> !hidden)
                        .filter(t -> t instanceof TextType || t instanceof EnumRef || t instanceof ScalarType)
                        .filter(t -> t != ScalarType.INSTANT),
                "an instant or a nested type");
        return type;
    }

    private void refuseAbsence(String what, TypeEntry entry, Optional<Type> refused, String allowed) {
        if (entry.optional() && refused.isPresent()) {
            problems.add(entry.at(), what + ": only " + allowed + " may be absent; remove the '?'");
        }
    }

    /** The list that a wrapper holds. */
    Optional<WrapperType> wrapper(NestedEntry entry) {
        if (entry.members().size() == 1 && entry.members().getFirst().type().list()) {
            ModelFile.FieldEntry member = entry.members().getFirst();
            return resolve(entry.name() + "." + member.name(), member.type())
                    .map(type ->
                            new WrapperType(entry.name().text(), member.name().text(), (ListType) type));
        }
        problems.add(
                entry.name().at(),
                "wrapper " + entry.name() + " must have one member, a list; write { names: [text] }");
        return Optional.empty();
    }

    private Optional<Type> resolve(String what, TypeEntry entry) {
        Type type = named.get(entry.name());
        if (type == null) {
            problems.add(
                    entry.at(),
                    nestedNames.contains(entry.name())
                            ? what + ": " + entry.name() + " is declared further down; move it above its use"
                            : what + ": there is no type " + entry.name() + "; declare it, or correct the name");
            return Optional.empty();
        }
        if (!entry.list()) {
            return Optional.of(type);
        }
        if (!isElement(type)) {
            problems.add(entry.at(), what + ": a list cannot hold " + entry.name() + "; use text or a nested type");
            return Optional.empty();
        }
        return Optional.of(new ListType(type));
    }

    private static boolean isElement(Type type) {
        return type instanceof TextType || type instanceof NestedRef;
    }

    private static boolean isNumber(Type type) {
        return type == ScalarType.INT || type instanceof EnumRef;
    }
}

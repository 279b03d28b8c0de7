package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.JsonForm;
import io.bucketeer.data.codegen.model.ModelFile.FieldEntry;
import io.bucketeer.data.codegen.model.ModelFile.JsonEntry;
import io.bucketeer.data.codegen.model.ModelFile.NestedEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON form of each nested type: the declared one, handed down to the types that it uses. */
final class JsonForms {

    private final Map<String, JsonForm> forms = new HashMap<>();
    private final Set<String> nested;
    private final Problems problems;

    JsonForms(ModelFile model, Problems problems) {
        this.nested = model.nested().stream().map(entry -> entry.name().text()).collect(Collectors.toSet());
        this.problems = problems;
        model.json().forEach(this::declare);
        // Users stand after what they use, so going backwards meets every user before the type it hands its form to.
        model.nested().reversed().forEach(this::handDown);
    }

    JsonForm of(String name) {
        return forms.getOrDefault(name, JsonForm.PLAIN);
    }

    private void declare(JsonEntry entry) {
        if (!nested.contains(entry.nested().text())) {
            problems.add(entry.nested().at(), "json: there is no nested type " + entry.nested() + "; correct the name");
        }
        forms.put(entry.nested().text(), entry.form());
    }

    /** A type that is used in two forms is a problem: it would need two codecs. */
    private void handDown(NestedEntry user) {
        JsonForm form = of(user.name().text());
        for (FieldEntry member : user.members()) {
            String used = member.type().name();
            if (nested.contains(used) && forms.getOrDefault(used, form) != form) {
                problems.add(
                        member.type().at(),
                        user.name() + "." + member.name() + ": " + used
                                + " is used in plain JSON and in protojson; declare one type for each");
            }
            forms.putIfAbsent(used, form);
        }
    }
}

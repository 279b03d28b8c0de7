package io.bucketeer.data.codegen.model;

import java.util.List;

/** The two schemas and {@code model.yaml} are not one logical model. The message is one line per problem. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    ModelException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, one line each: position, what it is about, what each side says, the remedy. */
    public List<String> problems() {
        return problems;
    }
}

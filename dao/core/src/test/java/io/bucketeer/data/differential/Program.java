package io.bucketeer.data.differential;

import java.util.List;
import java.util.stream.Collectors;

/** Steps that run one after another, on subjects that start empty. */
record Program(List<Step> steps) {

    Program {
        steps = List.copyOf(steps);
    }

    /** One line per step, as it would be written in Java. */
    @Override
    public String toString() {
        return steps.stream().map(step -> JavaText.of(step) + ";").collect(Collectors.joining("\n"));
    }
}

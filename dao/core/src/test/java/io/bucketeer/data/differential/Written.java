package io.bucketeer.data.differential;

import io.bucketeer.data.differential.UnitSteps.Kind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The steps that show what a step may have written: the rows of its tables where it writes, and how many there are at
 * all. The rest would cost more than the step itself; it is looked at in the end.
 */
final class Written {

    private Written() {}

    /** None for a step that only reads. */
    static Set<Step> by(Step step) {
        Set<Step> written = new LinkedHashSet<>();
        addRows(step, written);
        if (!written.isEmpty()) {
            written.add(new UnitSteps.RowCount());
        }
        return written;
    }

    private static void addRows(Step step, Set<Step> written) {
        switch (step) {
            case Reading reading -> {}
            case UnitSteps.AdvanceClock later -> {}
            case UnitSteps.UnitOfWork unit -> addRows(unit.steps(), written);
            case ListSteps.ListPages<?> pages -> addRows(pages.between(), written);
            default -> addOwnRows(step, written);
        }
    }

    private static void addRows(Collection<Step> steps, Set<Step> written) {
        steps.forEach(step -> addRows(step, written));
    }

    /** Steps write to the environment that they name; those that name none write to the installation. */
    private static void addOwnRows(Step step, Set<Step> written) {
        Record values = (Record) step;
        int at = Records.names(values).indexOf("environment");
        if (at < 0) {
            written.add(new UnitSteps.InstallationRows());
            return;
        }
        String environment = (String) Records.values(values).get(at);
        kinds(step.getClass().getEnclosingClass()).forEach(kind -> written.add(new UnitSteps.Rows(kind, environment)));
    }

    /** What the steps of a class write; of races, anything. */
    private static Set<Kind> kinds(Class<?> steps) {
        if (steps == FeatureSteps.class) {
            return EnumSet.of(Kind.FEATURES);
        }
        if (steps == TagSteps.class) {
            return EnumSet.of(Kind.TAGS);
        }
        if (steps == LastUseSteps.class) {
            return EnumSet.of(Kind.LAST_USES);
        }
        if (steps == SegmentSteps.class || steps == SegmentUserSteps.class) {
            return EnumSet.of(Kind.SEGMENTS, Kind.SEGMENT_USERS);
        }
        return steps == ApiKeySteps.class ? EnumSet.of(Kind.API_KEYS) : EnumSet.allOf(Kind.class);
    }
}

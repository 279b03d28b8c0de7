package io.bucketeer.data.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of a composite value one after another. It accepts more and fewer attributes than the caller
 * knows: a missing one reads as its zero value, a surplus one is skipped and reported. Not thread-safe; one per value.
 *
 * <p>Reading a composite: {@code int outer = in.begin(); … in.text() … in.end(outer);}
 */
public abstract class CompositeReader {

    /** Enters the composite at the current position; returns what {@link #end} needs to leave it. */
    public abstract int begin();

    /** Leaves the composite, skipping attributes that were not read. */
    public abstract void end(int outer);

    /** The next attribute as text; {@code ""} where it is missing or null. */
    public abstract String text();

    /** The next attribute as a number; 0 where it is missing or null. */
    public abstract int integer();

    /** The next attribute as a list of texts; empty where it is missing or null. */
    public abstract List<String> texts();

    /** The next attribute as a nested composite; {@code null} where it is missing or null. */
    public abstract <T> @Nullable T nested(NestedCodec<T> codec);

    /** The next attribute as a list of composites; empty where it is missing or null. */
    public abstract <T> List<T> list(NestedCodec<T> codec);

    /** The array of composites at the current position; not an attribute but a whole column. */
    public abstract <T> List<T> array(NestedCodec<T> codec);
}

package io.bucketeer.data.dialect;

/**
 * Told of JSON keys and composite attributes that a stored value has and this library does not know (a newer writer's).
 * They are readable past, but writing the value back would lose them.
 */
@FunctionalInterface
public interface UnknownMemberListener {

    /** Unknown members do not matter to a reader that will not write back. */
    UnknownMemberListener IGNORED = member -> {};

    /** A value holds an unknown member; the text names it, or its position where it has no name. */
    void found(String member);
}

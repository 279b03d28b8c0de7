package io.bucketeer.data.repository;

/**
 * What an update does with members of the stored row that this release does not know: JSON keys or composite
 * attributes that a newer release wrote. The update would drop them, since it writes the row anew.
 */
public enum UnknownMembers {
    /** The update is refused with {@code UNKNOWN_MEMBERS} and changes nothing. */
    REFUSE,
    /** The update goes ahead and the unknown members are lost. */
    DISCARD
}

package io.bucketeer.data.migration;

/**
 * One thing that a catalog says about a schema.
 *
 * @param owner the table, or the type, domain or function where it is none of a table
 * @param kind what is said, such as {@code column}, {@code comment} or {@code unique index}
 * @param name what it is said about, such as the name of a column; empty when it is the owner itself
 * @param definition what the catalog says, in one line
 */
public record SchemaFact(String owner, String kind, String name, String definition) {

    /** Which of all facts of a schema it is; no two have the same. */
    String subject() {
        return owner + " " + kind + (name.isEmpty() ? "" : " " + name);
    }

    /** In one line. */
    @Override
    public String toString() {
        return subject() + ": " + definition;
    }
}

package io.bucketeer.data.dialect;

/** The schema that this library was written for; the migrations record theirs in table {@code bucketeer_schema}. */
public final class SchemaLevel {

    /** Level of the operational tables. */
    public static final int OPERATIONAL = 1;

    private SchemaLevel() {}
}

package io.bucketeer.data.migration;

/** How Bucketeer's tables find each other's rows before and after they are converted, as conditions of SQL. */
final class Reference {

    /** The collation of Bucketeer's own tables, in which case and accents do not count. */
    private static final String THEIRS = "utf8mb4_general_ci";

    private Reference() {}

    /** That a row {@code r} finds a parent {@code p} before the conversion. */
    private static String alike(String parentColumn, String column) {
        return compared(parentColumn, column, THEIRS);
    }

    /** That it finds it before and after the conversion; the former alone can use an index. */
    static String same(String parentColumn, String column) {
        return alike(parentColumn, column) + " AND " + compared(parentColumn, column, JoinedColumn.OURS);
    }

    private static String compared(String parentColumn, String column, String collation) {
        return "p." + JoinedColumn.quoted(parentColumn) + " = CONVERT(r." + JoinedColumn.quoted(column)
                + " USING utf8mb4) COLLATE " + collation;
    }

    /**
     * That a row {@code r} finds a parent by its id before the conversion and none after it, since they are spelled
     * differently.
     *
     * @param column holds the id of the parent by its name
     * @param inEnvironment whether both have an environment, which counts as well
     */
    static String misspelled(JoinedColumn column, boolean inEnvironment) {
        String parent = JoinedColumn.quoted(column.parent());
        String environment = inEnvironment ? " AND " + alike("environment_id", "environment_id") : "";
        return "EXISTS (SELECT 1 FROM " + parent + " AS p WHERE " + alike("id", column.name()) + environment
                + ") AND NOT EXISTS (SELECT 1 FROM " + parent + " AS p WHERE " + same("id", column.name())
                + environment + ")";
    }
}

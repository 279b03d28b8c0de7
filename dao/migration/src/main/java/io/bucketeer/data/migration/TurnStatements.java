package io.bucketeer.data.migration;

/**
 * The lock that lets one process at a time migrate a database; it belongs to a session and ends with it, and a server
 * keeps a session whose client died until its statement has ended. Each is a query of one row and one column.
 *
 * @param take takes the lock if nobody has it; true when it is had
 * @param release gives it back
 * @param holder the session that has it, as the server numbers sessions; null when nobody has
 * @param endSession how an administrator ends a session, with a place for its number
 */
record TurnStatements(String take, String release, String holder, String endSession) {

    static final TurnStatements MYSQL = mysql("CONCAT('bucketeer-migration-', LEFT(SHA2(DATABASE(), 256), 32))");
    static final TurnStatements POSTGRES = postgres(1_114_990_946);

    /** Locks have names, of at most 64 characters, and are the whole server's. */
    private static TurnStatements mysql(String name) {
        return new TurnStatements(
                "SELECT GET_LOCK(" + name + ", 0)",
                "SELECT RELEASE_LOCK(" + name + ")",
                "SELECT IS_USED_LOCK(" + name + ")",
                "KILL %s");
    }

    /** Locks have numbers, and are the database's. */
    private static TurnStatements postgres(int number) {
        return new TurnStatements(
                "SELECT pg_try_advisory_lock(" + number + ", 1)",
                "SELECT pg_advisory_unlock(" + number + ", 1)",
                "SELECT max(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = "
                        + number + " AND objid = 1 AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())",
                "SELECT pg_terminate_backend(%s)");
    }
}

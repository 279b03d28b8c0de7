package io.bucketeer.data.error;

/**
 * The stable code of an error, its category and its remedy. {@link #name()} is the code; a code never changes its
 * meaning. The list with the circumstances of each stands in {@code docs/errors.md}.
 */
public enum ErrorCode {
    DUPLICATE_KEY(ErrorCategory.CONFLICT, "Choose another key, or read the existing row and update it."),
    FOREIGN_KEY_VIOLATION(ErrorCategory.CALLER, "Insert the row that is referred to first."),
    IN_USE(ErrorCategory.CONFLICT, "Remove what refers to it first."),
    STALE_VERSION(ErrorCategory.CONFLICT, "Read the row again, apply the change to what it holds now, and update."),
    NOT_FOUND(ErrorCategory.CALLER, "Check the id and the environment id; insert the row if it should exist."),
    INVALID_VALUE(ErrorCategory.CALLER, "Correct the values."),
    INVALID_CURSOR(
            ErrorCategory.CALLER, "Start again at the first page, with the query and environment of the whole walk."),
    UNKNOWN_MEMBERS(
            ErrorCategory.CALLER,
            "Upgrade this library to a release that knows these members, or allow the update to drop them."),
    ILLEGAL_USE(ErrorCategory.CALLER, "Correct the calling code."),
    CLOSED(ErrorCategory.CALLER, "Close the library only after the last call has returned."),
    CORRUPT_ROW(ErrorCategory.INTERNAL, "Repair or delete the stored row named above."),
    DEADLOCK(ErrorCategory.TRANSIENT, "Run the whole unit of work again."),
    SERIALIZATION_FAILURE(ErrorCategory.TRANSIENT, "Run the whole unit of work again."),
    LOCK_TIMEOUT(
            ErrorCategory.TRANSIENT, "Run the whole unit of work again; if it lasts, look for a long transaction."),
    STATEMENT_TIMEOUT(
            ErrorCategory.TRANSIENT, "Ask for less at a time, or raise 'pool.statementTimeout' if the work is due."),
    RESPONSE_TIMEOUT(
            ErrorCategory.TRANSIENT,
            "Check server and network; if this was a write, read the row before writing again."),
    POOL_EXHAUSTED(
            ErrorCategory.TRANSIENT,
            "Shorten the units of work, or raise 'pool.maximumSize' within the server's limit."),
    UNAVAILABLE(ErrorCategory.TRANSIENT, "Check that the server runs and is reachable, then try again."),
    SERVER_EXHAUSTED(
            ErrorCategory.TRANSIENT, "Give the server the disk space or memory that it lacks, then try again."),
    READ_ONLY_SERVER(
            ErrorCategory.TRANSIENT, "Wait for the failover to end, or point the configuration at the primary."),
    COMMIT_OUTCOME_UNKNOWN(
            ErrorCategory.TRANSIENT, "Read back what was written before deciding whether to write it again."),
    ROLLBACK_ONLY(
            ErrorCategory.CALLER,
            "Let the first error leave the unit of work instead of catching it inside; it is the cause of this one."),
    INVALID_CONFIGURATION(ErrorCategory.CALLER, "Correct the configuration and start again."),
    LOGIN_REFUSED(ErrorCategory.CALLER, "Check user name, password, database name and the server's access rules."),
    PERMISSION_DENIED(ErrorCategory.CALLER, "Grant the database user what the operations guide lists."),
    SCHEMA_ABSENT(ErrorCategory.CALLER, "Run 'bucketeer-data migrate' on this database first."),
    SCHEMA_BEHIND(ErrorCategory.CALLER, "Run 'bucketeer-data migrate' of this release on this database."),
    SCHEMA_AHEAD(ErrorCategory.CALLER, "Upgrade this library to a release that knows this schema."),
    UNSAFE_SERVER_SETTING(ErrorCategory.CALLER, "Change the setting on the server."),
    INTERNAL(ErrorCategory.INTERNAL, "Report it with this message and its stack trace.");

    private final ErrorCategory category;
    private final String remedy;

    ErrorCode(ErrorCategory category, String remedy) {
        this.category = category;
        this.remedy = remedy;
    }

    /** Who can do something about it. */
    public ErrorCategory category() {
        return category;
    }

    /** What to do about it: one sentence that ends the message of every exception with this code. */
    public String remedy() {
        return remedy;
    }
}

package io.bucketeer.data.cli.schema;

/**
 * With what a command ends. The numbers never change their meaning: scripts and Kubernetes' Jobs decide by them whether
 * to try again. They stand in {@code docs/operations.md}.
 */
public enum ExitStatus {
    /** Done; for {@code validate}: the schema is the one that this release needs. */
    DONE(0, "done; of `validate`: the schema is the one that this release needs"),
    /** The schema is not the one expected. */
    SCHEMA_DIFFERS(
            1,
            "the schema is not the expected one: migrations are missing, failed earlier, were changed since, or it is"
                    + " not ours and cannot be taken over as it is"),
    /** The command line or the configuration is wrong, or the server refuses it. */
    MISCONFIGURED(
            2,
            "the command line or the configuration is wrong, or the server refuses what it says: login, TLS, rights"),
    /** The database did not answer in time, gave no connection, or went away. */
    UNREACHABLE(3, "the database did not answer within `--wait`, gave no connection, or went away"),
    /** A migration failed. */
    MIGRATION_FAILED(4, "a migration failed; the message names its file and what to do"),
    /** A migration waited too long for a lock; those before it are applied, it is not. */
    LOCK_TIMEOUT(
            5,
            "a migration waited too long for a lock that others hold; it changed nothing, those before it are applied:"
                    + " run it again"),
    /** A defect in this program. */
    INTERNAL(70, "a defect; report it with what `--stacktrace` shows");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** What the process ends with. */
    public int code() {
        return code;
    }

    /** What it means, as the operations guide says it. */
    public String meaning() {
        return meaning;
    }
}

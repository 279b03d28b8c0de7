package io.bucketeer.data.migration;

/** Whether a run converts the tables beside ours, which blocks their writers and so is never done undeclared. */
enum Window {
    /** It leaves them alone. */
    NONE("migrate"),
    /** It belongs to an adoption whose conversion has not ended. */
    ADOPTION("migrate"),
    /** It was asked to. */
    ASKED("migrate --convert-others");

    private final String command;

    Window(String command) {
        this.command = command;
    }

    /** What an operator runs for it. */
    String command() {
        return command;
    }
}

package io.bucketeer.data.benchmarks.upsert;

/** Finds the server that this process has started. */
final class ServerProcess {

    private ServerProcess() {}

    /** Its number; 0 where the server runs elsewhere. */
    static long of(String type) {
        String program = type.equals("mysql") ? "/mysqld" : "/postgres";
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith(program))
                .mapToLong(ProcessHandle::pid)
                .min()
                .orElse(0);
    }
}

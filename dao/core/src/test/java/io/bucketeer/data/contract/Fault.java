package io.bucketeer.data.contract;

import io.bucketeer.data.error.ErrorCode;
import java.util.List;
import java.util.Set;

/** Every fault that a database or its network may have, and the tests that show what becomes of it. */
enum Fault {
    F01(
            "the server refuses connections",
            callerSees(ErrorCode.UNAVAILABLE),
            in(
                    FaultContract.class,
                    "f01_serverRefusesConnections_isUnavailableToAllInTimeAndThenRecovers",
                    "f01_serverKilledUnderAWriter_keepsAllThatWasAcknowledged")),
    F02(
            "the server hangs",
            callerSees(ErrorCode.RESPONSE_TIMEOUT, ErrorCode.UNAVAILABLE, ErrorCode.COMMIT_OUTCOME_UNKNOWN),
            in(
                    FaultContract.class,
                    "f02_serverHangs_timesOutAndRecovers",
                    "f02_serverHangsWhileItCommits_isOutcomeUnknown")),
    F03(
            "the connection is lost before a request arrives",
            callerSees(ErrorCode.UNAVAILABLE, ErrorCode.COMMIT_OUTCOME_UNKNOWN),
            in(CutUnitOfWorkContract.class, "inTransaction_cutAtEachMessageInTurn_storesAllOrNothingAndSaysWhich")),
    F04(
            "the connection is lost before the answer arrives",
            callerSees(ErrorCode.UNAVAILABLE, ErrorCode.COMMIT_OUTCOME_UNKNOWN),
            in(FaultInUnitContract.class, "f04_answerToASingleWriteLost_isOutcomeUnknownAndWrittenOnce"),
            in(CutUnitOfWorkContract.class, "inTransaction_cutAtEachMessageInTurn_storesAllOrNothingAndSaysWhich")),
    F05(
            "the connection is lost during a commit",
            callerSees(ErrorCode.COMMIT_OUTCOME_UNKNOWN),
            in(
                    LostConnectionContract.class,
                    "inTransaction_commitOrItsAnswerLost_isOutcomeUnknownOnceAndAllOrNothing",
                    "inTransaction_commitOrItsAnswerLostAndIdempotent_runsAgainAndStoresAll")),
    F06(
            "the network swallows everything",
            callerSees(ErrorCode.RESPONSE_TIMEOUT, ErrorCode.UNAVAILABLE, ErrorCode.COMMIT_OUTCOME_UNKNOWN),
            in(
                    FaultContract.class,
                    "f06_networkSwallowsEverything_timesOutAndRecovers",
                    "f06_networkSwallowsACommitOrASingleWrite_isOutcomeUnknown")),
    F07(
            "a session is killed",
            callerSees(ErrorCode.UNAVAILABLE, ErrorCode.COMMIT_OUTCOME_UNKNOWN),
            in(
                    UnitOfWorkContract.class,
                    "inTransaction_connectionKilledInside_isUnavailableOnceAndRunsAgainWhenIdempotent",
                    "inTransaction_connectionKilledBeforeItsCommit_isOutcomeUnknownAndStoresNothing"),
            in(FaultInUnitContract.class, "f07_sessionKilledInASingleWrite_isOutcomeUnknown")),
    F08(
            "two units of work deadlock",
            callerSees(ErrorCode.DEADLOCK),
            in(
                    UnitOfWorkContract.class,
                    "inTransaction_deadlock_runsTheWholeWorkAgain",
                    "inTransaction_deadlockInTheLastRun_comesOutOfOne")),
    F09(
            "others keep a row locked",
            callerSees(ErrorCode.LOCK_TIMEOUT),
            in(
                    UnitOfWorkContract.class,
                    "inTransaction_lockHeldByAnother_isALockTimeoutAndKeepsNothing",
                    "inTransaction_lockHeldThroughout_runsAsOftenAsTheOptionsSay")),
    F10(
            "units of work cannot be put in an order",
            callerSees(ErrorCode.SERIALIZATION_FAILURE),
            in(FaultInUnitContract.class, "f10_serializationFailure_runsTheWholeUnitAgainUpToThreeTimes")),
    F11(
            "a statement takes too long",
            callerSees(ErrorCode.STATEMENT_TIMEOUT),
            in(FaultContract.class, "f11_statementTakesTooLong_isStoppedOnTheServerToo"),
            in(
                    SlowWriteContract.class,
                    "f11_writeTakesTooLong_isStoppedOnTheServerAndStoresNothing",
                    "f11_writeTakesTooLongInAUnit_doomsItWithoutAnotherRun")),
    F12(
            "the server takes no writes",
            callerSees(ErrorCode.READ_ONLY_SERVER),
            in(FaultContract.class, "f12_serverTakesNoWrites_losesItsConnectionAtTheFirstErrorAndRecovers")),
    F13(
            "the server's name moves to another address",
            callerSees(ErrorCode.UNAVAILABLE),
            in(FailoverContract.class, "f13_nameMovesToAnotherAddress_newConnectionsGoThere")),
    F14(
            "all connections are in use",
            callerSees(ErrorCode.POOL_EXHAUSTED),
            in(UnitOfWorkContract.class, "call_poolExhausted_isATimeoutThatShowsThePool"),
            in(FaultInUnitContract.class, "f14_poolOfOne_servesAllThatNestsInAUnit")),
    F15(
            "a connection is held too long",
            callerSees(),
            in(FaultInUnitContract.class, "f15_connectionHeldTooLong_isLoggedWithTheMethodAndWithoutValues")),
    F16(
            "an error is caught inside a unit of work",
            callerSees(ErrorCode.ROLLBACK_ONLY),
            in(
                    UnitOfWorkContract.class,
                    "inTransaction_swallowedDatabaseError_makesTheCommitThrowAndKeepsNothing",
                    "inTransaction_callAfterASwallowedDatabaseError_isRefused")),
    F17(
            "the calling thread is interrupted",
            callerSees(ErrorCode.UNAVAILABLE, ErrorCode.COMMIT_OUTCOME_UNKNOWN),
            in(
                    UnitOfWorkContract.class,
                    "call_threadInterruptedWhileItWaitsForTheOnlyConnection_isUnavailableAndKeepsTheFlag"),
            in(
                    FaultInUnitContract.class,
                    "f17_threadInterruptedMidCall_keepsTheFlagStoresNothingAndIsNotRunAgain",
                    "f17_threadInterruptedInItsCommit_keepsTheFlagAndStoresAllOrNothing"));

    private final String title;
    private final Set<ErrorCode> codes;
    private final List<Tests> tests;

    Fault(String title, Set<ErrorCode> codes, Tests... tests) {
        this.title = title;
        this.codes = codes;
        this.tests = List.of(tests);
    }

    /** What happens, as {@code docs/operations.md} says it. */
    String title() {
        return title;
    }

    /** What a caller may see of it; of some he hears nothing, or by the log. */
    Set<ErrorCode> codes() {
        return codes;
    }

    /** What a test expects of it: one of {@link #codes}, each of which a test has to expect by this method. */
    ErrorCode shows(ErrorCode code) {
        if (!codes.contains(code)) {
            throw new IllegalArgumentException(this + " shows " + codes + ", not " + code);
        }
        return code;
    }

    List<Tests> tests() {
        return tests;
    }

    private static Set<ErrorCode> callerSees(ErrorCode... codes) {
        return Set.of(codes);
    }

    private static Tests in(Class<? extends DatabaseContract> contract, String... methods) {
        return new Tests(contract, List.of(methods));
    }

    /** Test methods of one contract. */
    record Tests(Class<? extends DatabaseContract> contract, List<String> methods) {}
}
